import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { ReceiptTable, ReceiptView } from '#libs/documents/receipt-view';
import { qrSvg } from '#libs/documents/qr-svg';

/** Beside this file in the sources; from dist/libs/documents they are read where they are. */
const TEMPLATE_FOLDER = [new URL('./templates/', import.meta.url), new URL('../../../libs/documents/templates/', import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((folder) => existsSync(folder));

const handlebars = Handlebars.create();
const OPTIONS: CompileOptions = { strict: true, knownHelpersOnly: true, knownHelpers: { cssText: true, alignAt: true } };

handlebars.registerHelper({ cssText, alignAt });
for (const name of ['layout', 'facts', 'section']) {
  handlebars.registerPartial(name, handlebars.compile(source(name), OPTIONS));
}
const receipt = handlebars.compile<ReceiptView & { qr: string; spacedCode: string }>(source('receipt'), OPTIONS);

/** The receipt as one self-contained page: no script, no outside resource, every value escaped. */
export function receiptHtml(view: ReceiptView): string {
  return receipt({
    ...view,
    qr: qrSvg(view.verifyUrl),
    spacedCode: view.verificationCode.replace(/(.{4})(?=.)/g, '$1 '),
  });
}

function source(name: string): string {
  if (TEMPLATE_FOLDER === undefined) throw new Error('the templates of documents are missing');
  return readFileSync(`${TEMPLATE_FOLDER}${name}.hbs`, 'utf8');
}

/** A value inside a CSS string: everything but letters, digits and Han becomes a CSS escape. */
function cssText(text: string): Handlebars.SafeString {
  const safe = text.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return new handlebars.SafeString(safe);
}

function alignAt(columns: ReceiptTable['columns'], index: number): string {
  return columns[index]?.align ?? 'left';
}
