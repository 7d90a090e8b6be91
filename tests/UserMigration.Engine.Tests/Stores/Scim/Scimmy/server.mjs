// A SCIM server: SCIMMY with users in memory, from the folder of the first argument. The others are the introspection endpoint of an issuer or '-',
// the id and the secret of the client (the secret itself is accepted as a token), the operations in a bulk call (0 for none), and whether it has
// PATCH. It says where it listens, and ends with its input.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, introspection, clientId, clientSecret, operations, patch] = process.argv.slice(2);
const require = createRequire(join(folder, 'x.js'));
const load = async (name) => {
  const loaded = (await import(pathToFileURL(require.resolve(name)))).default;
  return loaded.default ?? loaded;
};
const [express, SCIMMY, Routers] = [await load('express'), await load('scimmy'), await load('scimmy-routers')];

const users = new Map();
const byName = new Map();
const fold = (name) => name.toLowerCase();

SCIMMY.Config.set({ patch: patch === 'true', filter: 200, bulk: { supported: operations !== '0', maxOperations: Number(operations) } });
SCIMMY.Resources.declare(SCIMMY.Resources.User)
  .extend(SCIMMY.Schemas.EnterpriseUser, false)
  .ingress((resource, data) => {
    const id = resource.id ?? randomUUID();
    const known = users.get(id);
    if (resource.id && !known) throw new SCIMMY.Types.Error(404, null, `Resource ${id} not found`);
    const owner = byName.get(fold(data.userName));
    if (owner && owner !== id) throw new SCIMMY.Types.Error(409, 'uniqueness', 'The userName is taken.');
    if (known) byName.delete(fold(known.userName));
    const now = new Date().toISOString();
    const user = { ...JSON.parse(JSON.stringify(data)), id, meta: { created: known?.meta.created ?? now, lastModified: now } };
    delete user.password;
    users.set(id, user);
    byName.set(fold(user.userName), id);
    return user;
  })
  .egress((resource) => {
    if (resource.id) return users.get(resource.id) ?? (() => { throw new SCIMMY.Types.Error(404, null, `Resource ${resource.id} not found`); })();
    return resource.filter ? resource.filter.match([...users.values()]) : [...users.values()];
  })
  .degress((resource) => {
    const user = users.get(resource.id);
    if (!user) throw new SCIMMY.Types.Error(404, null, `Resource ${resource.id} not found`);
    byName.delete(fold(user.userName));
    users.delete(resource.id);
  });

const good = new Map();
const isGood = async (token) => {
  if (introspection === '-') return token === clientSecret;
  const body = new URLSearchParams({ token, client_id: clientId, client_secret: clientSecret });
  return (await (await fetch(introspection, { method: 'POST', body })).json()).active === true;
};
const app = express();
app.use('/scim', new Routers({
  type: 'bearer',
  handler: async (request) => {
    const token = request.header('Authorization')?.replace(/^Bearer /, '') ?? '';
    if (!good.has(token)) good.set(token, await isGood(token));
    if (!good.get(token)) throw new Error('Unauthorized');
    return clientId;
  },
}));
const server = app.listen(0, '127.0.0.1', () => console.log(`SCIM http://127.0.0.1:${server.address().port}/scim/`));
process.stdin.resume().on('end', () => process.exit(0));
