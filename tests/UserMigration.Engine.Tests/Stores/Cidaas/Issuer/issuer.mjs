// An issuer of tokens: oidc-provider, from the folder of the first argument. The others are the id and the secret of its
// client, the scope that it may have, and the seconds that a token lives. It says where it listens, and ends with its input.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, clientId, clientSecret, scope, lifetime] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(createRequire(join(folder, 'x.js')).resolve('oidc-provider')));

const provider = new Provider('http://127.0.0.1', {
  clients: [{
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope,
    token_endpoint_auth_method: 'client_secret_post',
  }],
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    introspection: { enabled: true },
  },
  scopes: [scope, 'cidaas:field_setup_read'],
  ttl: { ClientCredentials: Number(lifetime) },
});

const server = provider.listen(0, '127.0.0.1', () => console.log(`ISSUER http://127.0.0.1:${server.address().port}/`));
process.stdin.resume().on('end', () => process.exit(0));
