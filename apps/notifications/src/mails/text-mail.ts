import { type Block, type Content, type Frame, STOP } from './mail-content.js';

/** Columns of a line of text, as RFC 5322 recommends at most 78. */
const COLUMNS = 72;

/** The mail as plain text, from the same parts as its HTML. */
export function textOf(content: Content, frame: Frame): string {
  const parts = [
    wrapped(content.heading),
    ...content.blocks.map(textOfBlock),
    `-- \n${wrapped(`${frame.agencyName}. ${content.because}`)}`,
    ...(frame.stopUrl === null ? [] : [`${STOP}:\n${frame.stopUrl}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function textOfBlock(block: Block): string {
  switch (block.is) {
    case 'paragraph':
    case 'note':
      return wrapped(block.text);
    case 'facts': {
      const rows = block.facts.map(({ label, value }) => `${label}: ${value}`);
      return [...(block.title === null ? [] : [wrapped(block.title)]), ...rows].join('\n');
    }
    // A link is never wrapped: half of it would lead nowhere.
    case 'action':
      return `${block.label}:\n${block.url}`;
  }
}

function wrapped(text: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] ?? '';
    if (line !== '' && line.length + 1 + word.length > COLUMNS) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
