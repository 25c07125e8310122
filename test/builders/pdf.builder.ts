/** A small PDF written out by hand, so that tests hold the parser against something it did not make itself. */
export interface PdfParts {
  readonly pages?: number;
  /** Entries added to the catalog, e.g. '/OpenAction 9 0 R'. */
  readonly catalog?: string;
  readonly trailer?: string;
  /** Entries added to each page, e.g. '/Annots[100 0 R]'. */
  readonly page?: string;
  /** What the page says. */
  readonly text?: string;
  /** Further objects, e.g. ['<</S/JavaScript/JS(app.alert)>>'], numbered from 100. */
  readonly objects?: readonly string[];
}

export function buildPdf(parts: PdfParts = {}): Buffer {
  const count = parts.pages ?? 1;
  const content = `BT /F1 24 Tf 40 500 Td (${parts.text ?? 'Business licence'}) Tj ET`;
  const kids = Array.from({ length: count }, (_, at) => `${String(10 + at)} 0 R`).join(' ');
  const objects: [number, string][] = [
    [1, `<</Type/Catalog/Pages 2 0 R ${parts.catalog ?? ''}>>`],
    [2, `<</Type/Pages/Count ${String(count)}/Kids[${kids}]>>`],
    [3, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    [4, `<</Length ${String(content.length)}>>\nstream\n${content}\nendstream`],
    ...Array.from({ length: count }, (_, at): [number, string] => [
      10 + at,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</Font<</F1 3 0 R/AA 3 0 R>>>>${parts.page ?? ''}>>`,
    ]),
    ...(parts.objects ?? []).map((body, at): [number, string] => [100 + at, body]),
  ];
  let text = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, text.length);
    text += `${String(number)} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  const lines = [...offsets]
    .map(([number, at]) => `${String(number)} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    .join('');
  const size = Math.max(...offsets.keys()) + 1;
  text += `xref\n0 1\n0000000000 65535 f \n${lines}trailer\n<</Size ${String(size)}/Root 1 0 R ${parts.trailer ?? ''}>>\n`;
  return Buffer.from(`${text}startxref\n${String(start)}\n%%EOF\n`, 'latin1');
}

/** A stream with its length said. */
export function pdfStream(content: string, entries = ''): string {
  return `<</Length ${String(content.length)}${entries}>>\nstream\n${content}\nendstream`;
}

/** A later revision, with a table of its own that points at the one before. */
export function revisedPdf(pdf: Buffer, objects: Readonly<Record<number, string>>): Buffer {
  let text = pdf.toString('latin1');
  const before = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1] ?? '0';
  let lines = '';
  for (const [number, body] of Object.entries(objects)) {
    lines += `${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  text += `xref\n${lines}trailer\n<</Size 200/Root 1 0 R/Prev ${before}>>\n`;
  return Buffer.from(`${text}startxref\n${String(start)}\n%%EOF\n`, 'latin1');
}
