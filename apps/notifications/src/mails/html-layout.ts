import { inkOn, readableOn } from './colours.rules.js';
import { type Block, type Content, type Fact, type Frame, STOP } from './mail-content.js';

/** mjml with `__0__`, `__1__` … in place of the values, and the values in that order. */
export interface Layout {
  readonly source: string;
  readonly values: readonly string[];
}

/** The portal's neutral colours, light and dark: the mail looks as the page that it leads to. */
const light = { surface: '#ffffff', soft: '#f6f7f8', ink: '#171d22', ink2: '#48525b', ink3: '#5f6b75', line: '#e1e5e8', strong: '#c9d0d5' };
const dark = { surface: '#14191d', soft: '#0e1215', ink: '#e7ebee', ink2: '#b2bcc4', ink3: '#929ea8', line: '#283037', strong: '#3a454d' };

const FONTS = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Lays a mail out. The source is the same for every mail with the same parts in the same colour. */
export function layoutOf(content: Content, frame: Frame): Layout {
  const values: string[] = [];
  const slot = (value: string): string => `__${values.push(value) - 1}__`;
  const firstAction = content.blocks.find(({ is }) => is === 'action');
  const blocks = content.blocks.map((block) => blockOf(block, block === firstAction, frame, slot));
  const source = `
<mjml lang="en">
  <mj-head>
    <mj-title>${slot(content.heading)}</mj-title>
    <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
    <mj-preview>${slot(previewOf(content))}</mj-preview>
    <mj-attributes>
      <mj-all font-family="${FONTS}" color="${light.ink}" padding="0" />
      <mj-text font-size="16px" line-height="24px" />
      <mj-table font-size="14px" line-height="20px" />
    </mj-attributes>
    <mj-style>${styleOf(frame)}</mj-style>
  </mj-head>
  <mj-body width="600px">
    <mj-section css-class="surface" padding="32px 24px 40px">
      <mj-column>
        <mj-text css-class="quiet" font-size="14px" line-height="20px" font-weight="600" color="${light.ink2}">${slot(frame.agencyName)}</mj-text>
        <mj-text css-class="ink" padding="20px 0 0"><h1 style="${HEADING}">${slot(content.heading)}</h1></mj-text>
        ${blocks.join('\n        ')}
        <mj-divider css-class="rule" padding="36px 0 16px" border-width="1px" border-color="${light.line}" />
        <mj-text css-class="quiet" font-size="13px" line-height="18px" color="${light.ink3}">${slot(content.because)}</mj-text>${stopOf(frame, slot)}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
  return { source, values };
}

const HEADING = 'margin:0;font-size:24px;line-height:30px;font-weight:600;letter-spacing:-0.3px;text-wrap:balance';

function stopOf({ stopUrl }: Frame, slot: Slot): string {
  if (stopUrl === null) return '';
  return `
        <mj-text css-class="quiet" padding="8px 0 0" font-size="13px" line-height="18px" color="${light.ink3}"><a class="stop" href="${slot(stopUrl)}" style="color:inherit">${slot(STOP)}</a></mj-text>`;
}

type Slot = (value: string) => string;

function blockOf(block: Block, first: boolean, frame: Frame, slot: Slot): string {
  switch (block.is) {
    case 'paragraph':
      return `<mj-text css-class="ink" padding="16px 0 0">${slot(block.text)}</mj-text>`;
    case 'facts':
      return factsOf(block.title, block.facts, slot);
    case 'action':
      return actionOf(block.label, block.url, first, frame, slot);
    case 'note':
      return `<mj-text css-class="note" padding="24px 0 0" font-size="14px" line-height="20px"><div style="padding:16px;border-radius:8px;background:${light.soft};color:${light.ink2}">${slot(block.text)}</div></mj-text>`;
  }
}

function factsOf(title: string | null, facts: readonly Fact[], slot: Slot): string {
  const caption = title === null ? '' : `<caption style="${CAPTION}">${slot(title)}</caption>`;
  const rows = facts.map(({ label, value, strong }) => {
    const weight = strong ? '600' : '400';
    return `<tr>
          <th scope="row" align="left" style="${CELL};padding-right:16px;font-weight:${weight};color:${strong ? light.ink : light.ink2}" class="${strong ? 'ink' : 'quiet'}">${slot(label)}</th>
          <td align="right" style="${CELL};text-align:right;font-weight:${weight};font-variant-numeric:tabular-nums" class="ink">${slot(value)}</td>
        </tr>`;
  });
  return `<mj-table css-class="facts" padding="24px 0 0">${caption}${rows.join('')}</mj-table>`;
}

const CAPTION = 'padding:0 0 6px;text-align:left;font-size:16px;line-height:24px;font-weight:600';
const CELL = `padding:9px 0;border-bottom:1px solid ${light.line};vertical-align:top;word-break:normal`;

function actionOf(label: string, url: string, first: boolean, { colour }: Frame, slot: Slot): string {
  const look = first
    ? `css-class="action" background-color="${colour}" color="${inkOn(colour)}" border="1px solid ${colour}"`
    : `css-class="further" background-color="${light.surface}" color="${light.ink}" border="1px solid ${light.strong}"`;
  return `<mj-button href="${slot(url)}" ${look} align="left" padding="${first ? 28 : 12}px 0 0" inner-padding="12px 20px" border-radius="6px" font-size="16px" line-height="20px" font-weight="600">${slot(label)}</mj-button>`;
}

// Mail programs that know nothing of dark mode read the styles on the elements and stay light.
function styleOf({ colour }: Frame): string {
  const onDark = readableOn(dark.surface, colour, dark.ink);
  return `
    .ink h1 { margin: 0; }
    @media (max-width: 479px) { .action table, .action a, .further table, .further a { width: 100% !important; box-sizing: border-box; text-align: center; } }
    @media (prefers-color-scheme: dark) {
      body, .surface { background: ${dark.surface} !important; }
      .ink, .ink div, .ink h1, .facts caption, .facts .ink { color: ${dark.ink} !important; }
      .quiet div, .facts .quiet { color: ${dark.ink2} !important; }
      .facts th, .facts td { border-bottom-color: ${dark.line} !important; }
      .note div div { background: ${dark.soft} !important; color: ${dark.ink2} !important; }
      .rule p { border-top-color: ${dark.line} !important; }
      .action td, .action a { background: ${onDark} !important; border-color: ${onDark} !important; color: ${inkOn(onDark)} !important; }
      .further td, .further a { background: ${dark.surface} !important; border-color: ${dark.strong} !important; color: ${dark.ink} !important; }
    }`;
}

// What a mailbox shows beside the subject: the first sentence that is not the heading.
function previewOf({ blocks, heading }: Content): string {
  const first = blocks.find((block) => block.is === 'paragraph');
  return first ? first.text : heading;
}
