import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { bareOf, membersOf, type PdfReading } from '#libs/documents/pdf-reading';

/** What a paper may do when it is asked to (ISO 32000 12.6.4): go to a place, follow an address, turn a page, print. */
const HARMLESS_ACTIONS = new Set(['GoTo', 'URI', 'Named']);
/** Actions that reach out of the paper or change it; recognised wherever an object looks like one. */
const ACTIVE_ACTIONS = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'GoToR',
  'GoToE',
  'GoTo3DView',
  'GoToDp',
  'Rendition',
  'RichMediaExecute',
]);
/** Annotations that carry a file or play one. */
const ACTIVE_ANNOTATIONS = new Set([
  'FileAttachment',
  'Sound',
  'Movie',
  'Screen',
  '3D',
  'RichMedia',
  'Projection',
]);
/** Entries that are there only for scripts, attachments and forms that run. */
const ACTIVE_KEYS = new Set([
  'JS',
  'JavaScript',
  'AA',
  'AF',
  'EF',
  'EmbeddedFiles',
  'XFA',
  'Collection',
  'RichMediaContent',
  'RichMediaSettings',
  'AlternatePresentations',
  'Renditions',
]);
/** Their keys are names that somebody chose, e.g. of fonts: a font called AA is no additional action. */
const NAMED_BY_CHOICE = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'Colorants',
  'Dests',
  'RoleMap',
  'ClassMap',
  'N',
  'D',
  'R',
]);
const SCHEMES_FOLLOWED = new Set(['http', 'https', 'mailto', 'tel']);

/** Whether the paper would do something by itself, or carries what does. Every reference is followed, each object once. */
export function isActive(reading: PdfReading): boolean {
  const waiting: { value: PDFObject; chosen: boolean }[] = reading.roots.map((value) => ({
    value,
    chosen: false,
  }));
  const seen = { plain: new Set<PDFObject>(), chosen: new Set<PDFObject>() };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, chosen } = next;
    const known = chosen ? seen.chosen : seen.plain;
    if (known.has(value)) continue;
    known.add(value);
    const bare = bareOf(value);
    if (bare instanceof PDFDict && !chosen && isActiveDict(bare, value !== bare)) return true;
    for (const [key, member] of membersOf(value))
      waiting.push({ value: member, chosen: NAMED_BY_CHOICE.has(key) });
  }
  // What no reference reaches, or a later revision replaced, is judged by its own look alone.
  return reading.definitions.some(looksActive);
}

function isActiveDict(dict: PDFDict, isStream: boolean): boolean {
  if (looksActive(dict)) return true;
  // A stream whose bytes lie in another file, and a form drawn from another paper.
  if (isStream && (has(dict, 'F') || has(dict, 'Ref'))) return true;
  return dict.keys().some((key) => {
    const name = key.decodeText();
    if (ACTIVE_KEYS.has(name)) return isThere(dict.lookup(key));
    if (name === 'OpenAction') return opensActively(dict);
    return (name === 'A' || name === 'PA') && actsActively(dict.lookup(key));
  });
}

/** By itself, wherever it lies. */
function looksActive(value: PDFObject): boolean {
  const dict = bareOf(value);
  if (dict instanceof PDFArray) return dict.asArray().some(looksActive);
  if (!(dict instanceof PDFDict)) return false;
  if (ACTIVE_ACTIONS.has(nameIn(dict, 'S'))) return true;
  if (ACTIVE_ANNOTATIONS.has(nameIn(dict, 'Subtype')) || nameIn(dict, 'Type') === 'EmbeddedFile')
    return true;
  if (nameIn(dict, 'S') === 'URI' && !isFollowed(dict.lookup(PDFName.of('URI')))) return true;
  return dict.values().some((member) => member !== dict && looksActive(member));
}

/** Everything an entry 'A' may lead to: one action, and those that come after it. */
function actsActively(action: PDFObject | undefined): boolean {
  const waiting = [action];
  const seen = new Set<PDFObject>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next instanceof PDFArray) waiting.push(...next.asArray().map((_, at) => next.lookup(at)));
    if (!(next instanceof PDFDict)) continue;
    const kind = nameIn(next, 'S');
    if (kind !== '' && !HARMLESS_ACTIONS.has(kind)) return true;
    waiting.push(next.lookup(PDFName.of('Next')));
  }
  return false;
}

/**
 * What happens at opening happens unasked: a place in the paper is shown; printing is offered where the catalogue itself
 * says so. An address is never opened, and an action that lies elsewhere in the file may only lead to a place.
 */
function opensActively(catalogue: PDFDict): boolean {
  const key = PDFName.of('OpenAction');
  const action = catalogue.lookup(key);
  if (!(action instanceof PDFDict)) return false;
  const kind = nameIn(action, 'S');
  if (actsActively(action) || isThere(action.lookup(PDFName.of('Next')))) return true;
  return kind !== 'GoTo' && !(kind === 'Named' && catalogue.get(key) === action);
}

function isFollowed(address: PDFObject | undefined): boolean {
  if (!(address instanceof PDFString || address instanceof PDFHexString)) return true;
  const text = Buffer.from(address.asBytes())
    .toString('latin1')
    .replace(/[^!-~]/g, '');
  if (/^[\\/]{2}/.test(text)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  return scheme === undefined || SCHEMES_FOLLOWED.has(scheme.toLowerCase());
}

function has(dict: PDFDict, key: string): boolean {
  return isThere(dict.lookup(PDFName.of(key)));
}

function isThere(value: PDFObject | undefined): boolean {
  if (value instanceof PDFArray) return value.size() > 0;
  if (value instanceof PDFDict) return value.keys().length > 0;
  return value !== undefined && value !== PDFNull;
}

function nameIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}
