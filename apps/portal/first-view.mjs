// The budget of PORTAL.md: whatever page somebody opens first, its script weighs less than 200 kB compressed. Checked by each build.
import { gzipSync } from 'node:zlib';

/** Compressed script of a first view at most, in bytes. */
export const FIRST_VIEW_BYTES = 200_000;

/** Fails the build where a page's own first view is over the limit, and prints the largest one. */
export function firstView(limit = FIRST_VIEW_BYTES) {
  return {
    name: 'first-view',
    apply: 'build',
    generateBundle(_, bundle) {
      const views = viewsOf(bundle).sort((one, other) => other.bytes - one.bytes);
      const [largest] = views;
      if (largest === undefined) this.error('No page was found in the build.');
      const over = views.filter(({ bytes }) => bytes >= limit);
      if (over.length > 0) this.error(`Too much script for a first view: ${over.map(told).join(', ')}; the limit is ${kilobytes(limit)}.`);
      this.info(`The largest first view is ${told(largest)} of ${kilobytes(limit)} compressed script, the smallest ${told(views.at(-1))}.`);
    },
  };
}

/** For each page: the entry, the shell around it where it has one, the page itself, and all that these import before they can run. */
export function viewsOf(bundle) {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const entry = chunks.find((chunk) => chunk.isEntry);
  const shell = chunks.find((chunk) => /\/shell\/shell\.tsx$/.test(chunk.facadeModuleId ?? ''));
  return chunks
    .filter((chunk) => /-page\.tsx$/.test(chunk.facadeModuleId ?? ''))
    .map((page) => {
      const outside = /\/welcome\//.test(page.facadeModuleId);
      const files = new Set([entry, outside ? entry : shell, page].flatMap((chunk) => withImports(chunk.fileName, bundle)));
      const bytes = [...files].reduce((sum, file) => sum + gzipSync(bundle[file].code, { level: 9 }).length, 0);
      return { page: page.facadeModuleId.replace(/^.*\//, '').replace(/\.tsx$/, ''), bytes };
    });
}

function withImports(file, bundle, seen = new Set()) {
  if (seen.has(file) || bundle[file]?.type !== 'chunk') return seen;
  seen.add(file);
  for (const imported of bundle[file].imports) withImports(imported, bundle, seen);
  return [...seen];
}

function told({ page, bytes }) {
  return `${page} with ${kilobytes(bytes)}`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
