// Checks a manifest of a job by the schema that Kubernetes publishes. Usage: node check.mjs PACKAGES MANIFEST
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , packages, manifest] = process.argv;
const load = createRequire(join(packages, 'node_modules', 'x.js'));
const { Job } = load('kubernetes-models/batch/v1');

new Job(load('yaml').parse(readFileSync(manifest, 'utf8'))).validate();
