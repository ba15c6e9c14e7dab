/** Hands a file that was made here to the browser. */
export function download(name: string, content: Blob | string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const drawn = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-weight', 'font-family', 'opacity'] as const;
const border = 24;

/** The picture as it is on the page, with its title above, as a PNG of twice the size. */
export async function downloadPicture(name: string, svg: SVGSVGElement, title: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  const headRoom = 40;
  const [wide, high] = [width + 2 * border, height + 2 * border + headRoom];
  const text = withTitle(plain(svg), title, svg, [wide, high], headRoom);
  const image = new Image(wide * 2, high * 2);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [wide * 2, high * 2];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) download(`${name}.png`, blob);
}

// Outside the page there are no style sheets: what they say is written into each element.
function plain(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = svg.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const source = from[index];
    if (source === undefined) return;
    const style = getComputedStyle(source);
    for (const name of drawn) element.setAttribute(name, style.getPropertyValue(name));
  });
  return copy;
}

function withTitle(svg: SVGSVGElement, title: string, page: SVGSVGElement, [wide, high]: [number, number], headRoom: number): string {
  const style = getComputedStyle(page);
  const ground = getComputedStyle(document.body).backgroundColor;
  const body = new XMLSerializer().serializeToString(svg).replace('<svg', `<svg x="${border}" y="${border + headRoom}"`);
  const safe = new XMLSerializer().serializeToString(document.createTextNode(title));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">
<rect width="100%" height="100%" fill="${ground}"/>
<text x="${border}" y="${border + 16}" font-family="${style.fontFamily.replaceAll('"', "'")}" font-size="17" font-weight="620" fill="${style.color}">${safe}</text>
${body}</svg>`;
}
