import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyInWords, commandSettings, openFolder, workspace } from '@tributary/infra';
import type { DistrictImportReport, DistrictPage, WhoAmI } from '@tributary/contracts';
import { run } from '../run.ts';
import type { Running } from '../running.ts';
import { callerFor, type Caller } from './caller.ts';
import { acceptOffered, personCalled, type Places } from './people.ts';

/** In this order: the directory knows the districts, the other files add to them. The years are for those that name none. */
const files = [
  { name: 'ccd-lea-2024-25-alabama.csv', contentType: 'text/csv', schoolYear: '2024-25' },
  { name: 'lea-alabama.tsv', contentType: 'text/tab-separated-values', schoolYear: '2024-25' },
  { name: 'edge-lea-geocode-2018-19-alabama.csv', contentType: 'text/csv', schoolYear: '2018-19' },
  { name: 'elsi-districts-2019-20-alabama.csv', contentType: 'text/csv', schoolYear: '2019-20' },
] as const;

/** The same command with which a real installation begins. */
async function found(running: Running): Promise<void> {
  const dana = personCalled('Dana');
  const founding = {
    '--name': 'Alabama State Department of Education (sample)',
    '--zone': 'America/Chicago',
    '--sender': 'purchasing@sample.example',
    '--color': '#0e5f7d',
    '--admin-email': dana.email,
    '--admin-name': dana.name,
  };
  const args = [join(workspace, 'apps/districts/dist/found-agency.js'), ...Object.entries(founding).flat()];
  const settings = commandSettings('districts', running.addresses);
  await run({ command: process.execPath, args, settings, log: join(openFolder('state'), 'logs', 'found-agency.log') });
}

async function isFounded({ publicUrl }: Running): Promise<boolean> {
  return (await fetch(`${publicUrl}/api/districts/v1/agency`)).ok;
}

async function agencyOf(dana: Caller): Promise<string> {
  const { grants } = await dana.get<WhoAmI>('/districts/v1/me');
  const own = grants.find((grant) => grant.role === 'agency-admin' && grant.state === 'active');
  if (own === undefined) throw new Error('The first administrator has not accepted the role.');
  return own.organisationId;
}

async function bringIn(dana: Caller, agency: string, { name, contentType, schoolYear }: (typeof files)[number]): Promise<void> {
  const report = await dana.write<DistrictImportReport>({
    method: 'POST',
    path: `/districts/v1/district-imports?schoolYear=${schoolYear}&fileName=${name}`,
    organisation: agency,
    name: `import ${name}`,
    body: readFileSync(join(workspace, 'apps/districts/sample', name), 'utf8'),
    contentType,
  });
  if (!report.applied) throw new Error(`${name} was not taken: ${report.rejectedTotal} of ${report.rowsRead} rows are bad.`);
}

async function districtsByName(dana: Caller, agency: string): Promise<[string, string][]> {
  const { items, next } = await dana.get<DistrictPage>('/districts/v1/districts?limit=200', agency);
  if (next !== null) throw new Error('The sample has more districts than one page holds.');
  return items.map(({ name, organisationId }) => [name, organisationId]);
}

/** Founds the agency and brings in its districts from the federal files. Gives all of them by name. */
export async function foundWithDistricts(running: Running): Promise<Places> {
  if (!(await isFounded(running))) await found(running);
  const dana = callerFor(running, personCalled('Dana').email);
  await acceptOffered(dana);
  const agency = await agencyOf(dana);
  for (const file of files) await bringIn(dana, agency, file);
  return new Map([[agencyInWords, agency], ...(await districtsByName(dana, agency))]);
}
