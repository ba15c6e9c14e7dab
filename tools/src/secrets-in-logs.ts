import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clients, developmentCookieKey, developmentSessionSecret } from '@tributary/infra';

/** What no log may hold, as a person would name it. A token is known by how every JSON Web Token with an algorithm begins. */
const secrets: Readonly<Record<string, RegExp>> = {
  'a client secret': new RegExp(`${clients.gateway.secret}(?!-)`),
  'the session secret': new RegExp(developmentSessionSecret),
  'a cookie key': new RegExp(developmentCookieKey),
  'a token': /\beyJ[\w-]{10,}\.eyJ/,
  'a cookie': /\b(?:tributary-(?:session|sign-in)|_session|_interaction)(?:\.sig)?=/,
};

/** Each secret that stands in a log of the folder, as `gateway.log:12 holds a token`. The secret itself is not repeated. */
export function secretsInLogs(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => inLine(line, `${name}:${index + 1}`)),
    );
}

const inLine = (line: string, where: string): string[] =>
  Object.entries(secrets).flatMap(([what, pattern]) => (pattern.test(line) ? [`${where} holds ${what}`] : []));
