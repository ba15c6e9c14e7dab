import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { host } from '../../settings.ts';
import { signInPage } from './page.ts';
import { subjectOf } from './people.ts';
import { identityProvider } from './provider.ts';

// Run as `server.ts PORT KEY_FILE`.
const [port = '', keyFile = ''] = process.argv.slice(2);
const issuer = `http://${host}:${port}`;
const provider = identityProvider(issuer, keyFile);
const standard = provider.callback();

async function interaction(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const email = request.method === 'POST' ? new URLSearchParams(await text(request)).get('email')?.trim().toLowerCase() : undefined;
  if (email?.includes('@')) return provider.interactionFinished(request, response, { login: { accountId: subjectOf(email) } });
  const hint = params['login_hint'];
  response.setHeader('content-type', 'text/html; charset=utf-8').end(signInPage(typeof hint === 'string' ? hint : ''));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await (request.url?.startsWith('/interaction/') ? interaction(request, response) : standard(request, response));
  } catch (error) {
    // An interaction that has expired, most often: the application starts a new one.
    console.error(error);
    if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain' });
    response.end('This sign-in is no longer valid. Start again from the application.');
  }
}

provider.on('server_error', (_, error) => console.error(error));
const server = createServer((request, response) => void answer(request, response));
server.listen(Number(port), host, () => console.log(`Development identity provider at ${issuer}`));
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
