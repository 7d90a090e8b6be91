// Checks a manifest of a job by the schema that Kubernetes publishes. Usage, in the folder of the packages:
// node --input-type=module - MANIFEST < check.mjs
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Job } from 'kubernetes-models/batch/v1';

new Job(parse(readFileSync(process.argv[2], 'utf8'))).validate();
