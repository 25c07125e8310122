import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { ReceiptSection, ReceiptTable, ReceiptView } from '#libs/documents/receipt-view';
import { listText } from '#libs/texts/text-list';
import { qrSvg } from '#libs/documents/qr-svg';

/** Beside this file in the sources; from dist/libs/documents they are read where they are. */
const TEMPLATE_FOLDER = [
  new URL('./templates/', import.meta.url),
  new URL('../../../libs/documents/templates/', import.meta.url),
]
  .map((url) => fileURLToPath(url))
  .find((folder) => existsSync(folder));

const handlebars = Handlebars.create();
const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { cssText: true },
};

handlebars.registerHelper({ cssText });
for (const name of ['layout', 'facts', 'section']) {
  handlebars.registerPartial(name, handlebars.compile(source(name), OPTIONS));
}
const receipt = handlebars.compile<object>(source('receipt'), OPTIONS);

/**
 * The receipt as one self-contained page: no script, no outside resource, every value escaped. Characters that the
 * machine cannot print are named by their numbers, so that a box on the paper is no riddle.
 */
export function receiptHtml(view: ReceiptView, missing: readonly string[] = []): string {
  return receipt({
    ...view,
    sections: view.sections.map(withCells),
    attachments: view.attachments.map(withCells),
    missing: listText(missing.map(codePointOf)).zh,
    qr: qrSvg(view.verifyUrl),
    spacedCode: view.verificationCode.replace(/(.{4})(?=.)/g, '$1 '),
  });
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function source(name: string): string {
  if (TEMPLATE_FOLDER === undefined) throw new Error('the templates of documents are missing');
  return readFileSync(`${TEMPLATE_FOLDER}${name}.hbs`, 'utf8');
}

/** A value inside a CSS string: everything but letters, digits and Han becomes a CSS escape. */
function cssText(text: string): Handlebars.SafeString {
  const safe = text.replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return new handlebars.SafeString(safe);
}

/** Each cell beside the alignment of its column. */
function withCells(section: ReceiptSection): object {
  return {
    ...section,
    table:
      section.table === null
        ? null
        : {
            columns: section.table.columns,
            rows: cellsOf(section.table, section.table.rows),
            foot: cellsOf(
              section.table,
              section.table.foot === undefined ? [] : [section.table.foot],
            ),
          },
  };
}

function cellsOf({ columns }: ReceiptTable, rows: ReceiptTable['rows']): object[][] {
  return rows.map((row) =>
    row.map((text, at) => {
      const { align = 'left', wraps = false } = columns[at] ?? {};
      return { text, look: wraps ? `${align} wraps` : align };
    }),
  );
}
