import { rolesInWords, samplePeople, type SamplePerson } from '@tributary/infra';
import type { Running } from './running.ts';

/** What somebody needs to know who has just started the platform. */
export function printWelcome({ publicUrl, addresses }: Running, isSample: boolean): void {
  const lines = [
    '',
    'Tributary is running.',
    '',
    `  Portal          ${publicUrl}`,
    ...(addresses.mailUrl === undefined ? [] : [`  Mailbox         ${addresses.mailUrl}`]),
    `  API reference   ${publicUrl}/reference`,
    '',
    ...(isSample ? ['  Sign in as one of these invented people; no password is asked for:', ...samplePeople.map(personLine), ''] : []),
    '  Ctrl-C stops everything. What was entered is there again at the next start; `npm run reset` forgets it.',
  ];
  console.log(lines.join('\n'));
}

const personLine = (person: SamplePerson): string => `    ${person.email.padEnd(32)} ${person.name.padEnd(26)} ${rolesInWords(person)}`;
