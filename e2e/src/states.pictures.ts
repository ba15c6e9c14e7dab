import { expect, test, type Page } from '@playwright/test';
import type { DeliveryPage, DistrictImportView } from '@tributary/contracts';
import { arrived, signIn } from './browser.ts';
import { takeAll } from './pictures.ts';
import { placeOf, type Place } from './places.ts';

// States in which the sample data is not: the services answer late, not at all or with nothing, and what goes wrong now and then. Nothing is changed.
const june = { email: 'june.park@sample.example', role: 'purchasing-officer' };
const dana = { email: 'dana.whitfield@sample.example', role: 'agency-admin' };

const pagesOf = {
  june: ({ base, open }: Place) => ({
    today: `${base}/today`,
    purchases: `${base}/joint-purchases`,
    purchase: `${base}/joint-purchases/${open}`,
    commit: `${base}/joint-purchases/${open}/commit`,
    sites: `${base}/sites`,
    'my-mails': `${base}/my-mails`,
  }),
  dana: ({ base, network, fileImport }: Place) => ({
    districts: `${base}/districts`,
    'districts-map': `${base}/districts?view=map`,
    networks: `${base}/networks`,
    network: `${base}/networks/${network}`,
    imports: `${base}/districts/imports`,
    import: `${base}/districts/imports/${fileImport}`,
    people: `${base}/people`,
    deliveries: `${base}/deliveries`,
    'mail-template': `${base}/mail-templates/priced`,
  }),
};

/** Who somebody is and for whom they act has to be known, or there is no page at all. */
const isData = ({ pathname }: URL): boolean => /^\/api\/\w+\/v1\//.test(pathname) && !/\/v1\/(me|agency)$/.test(pathname);

for (const [name, holder] of Object.entries({ june, dana })) {
  test(`loading and failed, as ${name} sees it`, async ({ browser }) => {
    const page = await signIn(browser, holder.email);
    const paths = Object.entries(pagesOf[name as keyof typeof pagesOf](await placeOf(holder)));
    await page.route(isData, () => undefined);
    for (const [what, path] of paths) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      await page.waitForTimeout(1_500);
      await takeAll(page, `loading-${what}`);
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.route(isData, (route) => route.abort());
    for (const [what, path] of paths) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      await expect(page.getByText(/could not be loaded|did not answer/).first()).toBeVisible({ timeout: 30_000 });
      await takeAll(page, `failed-${what}`);
    }
  });
}

test('lists with nothing in them', async ({ browser }) => {
  const lists = { june: ['today', 'purchases'], dana: ['networks', 'imports', 'deliveries', 'people'] };
  for (const [name, holder] of Object.entries({ june, dana })) {
    const page = await signIn(browser, holder.email);
    const paths: Record<string, string> = pagesOf[name as keyof typeof pagesOf](await placeOf(holder));
    await page.route(isData, (route) => route.fulfill({ json: { items: [], next: null, total: 0 } }));
    for (const what of lists[name as keyof typeof lists]) {
      await page.goto(paths[what] ?? '');
      await arrived(page);
      await takeAll(page, `empty-${what}`);
    }
  }
});

/** Lets the services answer, and changes what the page is told. */
async function told<Answer>(page: Page, path: RegExp, change: (answer: Answer) => Answer): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route(path, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change((await response.json()) as Answer) });
  });
}

test('an import at work, refused and failed, and mails that have not arrived', async ({ browser }) => {
  const page = await signIn(browser, dana.email);
  const paths = pagesOf.dana(await placeOf(dana));
  const imports: Record<string, (item: DistrictImportView) => DistrictImportView> = {
    reading: (item) => ({ ...running(item), state: 'reading', rowsRead: 4_500 }),
    applying: (item) => ({ ...running(item), state: 'applying', rowsRead: 19_637, rowsApplied: 8_500 }),
    refused: (item) => ({ ...item, state: 'refused', rejectedTotal: 61, report: rejecting(item.report, 61) }),
    'applied-with-bad-rows': (item) => ({ ...item, rejectedTotal: 3, report: rejecting(item.report, 3) }),
    failed: (item) => ({ ...item, state: 'failed', report: null, problem: { code: 'district-import.layout', detail: null } }),
    interrupted: (item) => ({ ...item, state: 'interrupted', report: null }),
  };
  for (const [name, change] of Object.entries(imports)) {
    await told<DistrictImportView>(page, /\/v1\/district-imports\/[0-9a-f-]+$/, change);
    await page.goto(paths.import);
    await arrived(page);
    await takeAll(page, `import-${name}`);
  }
  await told<DeliveryPage>(page, /\/v1\/deliveries/, (answer) => ({ ...answer, items: answer.items.map(troubled) }));
  await page.goto(paths.deliveries);
  await arrived(page);
  await takeAll(page, 'deliveries-troubled');
});

function running(item: DistrictImportView): DistrictImportView {
  const now = Date.now();
  const since = new Date(now - 40_000).toISOString();
  const told = new Date(now - 1_000).toISOString();
  return { ...item, report: null, startedAt: since, stateSince: since, toldAt: told, bytes: 9_400_000, bytesRead: 2_150_000 };
}

function rejecting(report: DistrictImportView['report'], bad: number): DistrictImportView['report'] {
  const codes = ['leaid.malformed', 'zip.malformed', 'status.unknown'];
  const rejected = Array.from({ length: bad }, (_, index) => ({
    line: 12 + index * 7,
    leaid: index % 3 === 0 ? null : '0100270',
    code: codes[index % codes.length] ?? '',
    reason: 'A district’s number has seven digits. This one has six: a spreadsheet may have dropped the zero that it begins with.',
  }));
  return report && { ...report, rejectedTotal: bad, rejected };
}

const troubles = ['failed', 'uncertain', 'retrying', 'dropped', 'planned', 'sent'] as const;
const troubled = (item: DeliveryPage['items'][number], index: number): DeliveryPage['items'][number] => {
  const state = troubles[index % troubles.length] ?? 'sent';
  return { ...item, state, attempts: index % 4, outcome: state === 'failed' ? '550 5.1.1 The mailbox does not exist.' : item.outcome };
};
