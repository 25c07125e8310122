import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { buildPdf, pdfStream, revisedPdf, type PdfParts } from '#test/builders/pdf.builder';
import { byQpdf } from '#test/medium/by-qpdf';
import { refusalOf } from '#test/medium/scan-refusal';

const verdict = (parts: PdfParts): Promise<string> => refusalOf(buildPdf(parts));
const ATTACHED = ['<</Type/Filespec/F(setup.exe)/EF<</F 101 0 R>>>>', pdfStream('MZ!')];

describe('A harmless PDF is taken', () => {
  it.each<[string, PdfParts]>([
    ['opens at a place', { catalog: '/OpenAction[10 0 R/Fit]' }],
    [
      'opens at a place named elsewhere',
      { catalog: '/OpenAction 100 0 R', objects: ['<</S/GoTo/D[10 0 R/Fit]>>'] },
    ],
    ['offers to print', { catalog: '/OpenAction<</S/Named/N/Print>>' }],
    [
      'links to an address',
      { page: '/Annots[100 0 R]', objects: [link('/A<</S/URI/URI(https://example.org/Launch)>>')] },
    ],
    [
      'links by reference',
      {
        page: '/Annots[100 0 R]',
        objects: [link('/A 101 0 R'), '<</S/URI/URI(https://example.org/)>>'],
      },
    ],
    [
      'is called after a script',
      { trailer: '/Info 100 0 R', objects: ['<</Title(Guide to /JavaScript)>>'] },
    ],
    ['speaks of scripts', { text: 'See /JavaScript, /Launch and /Encrypt' }],
    [
      'has a filled form',
      {
        catalog: '/AcroForm<</Fields[100 0 R]>>',
        page: '/Annots[100 0 R]',
        objects: ['<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(x)/Rect[0 0 9 9]>>'],
      },
    ],
    [
      'has bookmarks',
      {
        catalog: '/Outlines 100 0 R',
        objects: [
          '<</First 101 0 R/Last 101 0 R/Count 1>>',
          '<</Title(One)/Parent 100 0 R/A<</S/GoTo/D[10 0 R/Fit]>>>>',
        ],
      },
    ],
  ])('that %s', async (_what, parts) => {
    expect(await verdict(parts)).toBe('taken');
  });
});

function link(action: string): string {
  return `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]${action}>>`;
}

function annotated(entries: string, ...objects: string[]): PdfParts {
  return {
    page: '/Annots[100 0 R]',
    objects: [`<</Type/Annot/Rect[0 0 9 9]${entries}>>`, ...objects],
  };
}

describe('A PDF that would do something is refused', () => {
  it.each<[string, PdfParts]>([
    ['runs a script nothing leads to', { objects: ['<</S/JavaScript/JS(app.alert)>>'] }],
    [
      'runs a script with letters in hexadecimal',
      { objects: ['<</S/Java#53cript/J#53(app.alert)>>'] },
    ],
    [
      'runs a script at opening, by reference',
      { catalog: '/OpenAction 100 0 R', objects: ['<</S/JavaScript/JS(x)>>'] },
    ],
    ['opens an address', { catalog: '/OpenAction<</S/URI/URI(https://example.org)>>' }],
    [
      'opens an address, by reference',
      { catalog: '/OpenAction 100 0 R', objects: ['<</S/URI/URI(https://example.org)>>'] },
    ],
    [
      'prints by an action that lies elsewhere',
      { catalog: '/OpenAction 100 0 R', objects: ['<</S/Named/N/Print>>'] },
    ],
    [
      'goes to a place and then on',
      {
        catalog: '/OpenAction<</S/GoTo/D[10 0 R/Fit]/Next[100 0 R]>>',
        objects: ['<</S/URI/URI(https://example.org)>>'],
      },
    ],
    ['has further actions', { catalog: '/AA<</WC 100 0 R>>', objects: ['<</S/Named/N/Print>>'] }],
    ['has further actions on a page', { page: '/AA<</O<</S/Named/N/Print>>>>' }],
    [
      'has scripts by name',
      { catalog: '/Names<</JavaScript<</Names[(a)100 0 R]>>>>', objects: ['<</S/Hide/T(x)>>'] },
    ],
    ['carries files by name', { catalog: '/Names<</EmbeddedFiles<</Names[]>>>>' }],
    ['carries an associated file', { catalog: '/AF[100 0 R]', objects: ATTACHED }],
    [
      'carries a file on the page',
      annotated(
        '/Subtype/FileAttachment/FS 101 0 R',
        '<</F(a)/EF<</F 102 0 R>>>>',
        pdfStream('MZ!'),
      ),
    ],
    ['plays a film', annotated('/Subtype/Movie/Movie<</F(a.avi)>>')],
    ['plays a sound', annotated('/Subtype/Sound/Sound 101 0 R', pdfStream('x'))],
    ['shows rich media', annotated('/Subtype/RichMedia')],
    ['shows a model in space', annotated('/Subtype/3D')],
    ['starts a program', annotated('/Subtype/Link/A<</S/Launch/F(cmd.exe)>>')],
    [
      'starts a program after a link',
      annotated(
        '/Subtype/Link/A<</S/GoTo/D[10 0 R/Fit]/Next 101 0 R>>',
        '[102 0 R]',
        '<</S/Launch/F(cmd.exe)>>',
      ),
    ],
    ['follows a script address', annotated('/Subtype/Link/A<</S/URI/URI(java\\\nscript:alert)>>')],
    [
      'reaches for a shared folder',
      annotated('/Subtype/Link/A<</S/URI/URI(\\\\\\\\host\\\\share)>>'),
    ],
    ['opens another file', annotated('/Subtype/Link/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>')],
    [
      'sends its form',
      annotated('/Subtype/Widget/FT/Btn/A<</S/SubmitForm/F(https://example.org)>>'),
    ],
    ['hides what is shown', annotated('/Subtype/Link/A<</S/Hide/T(x)>>')],
    [
      'has a form that runs',
      { catalog: '/AcroForm<</Fields[]/XFA 100 0 R>>', objects: [pdfStream('<xdp/>')] },
    ],
    [
      'takes its picture from another file',
      { page: '/Thumb 100 0 R', objects: [pdfStream('', '/F(https://example.org/a)')] },
    ],
  ])('that %s', async (_what, parts) => {
    expect(await verdict(parts)).toBe('SCAN_PDF_ACTIVE');
  });

  it('whose script lies in a packed object that no table names', async () => {
    const packed = deflateSync(Buffer.from('200 0 <</S/JavaScript/JS(app.alert)>>')).toString(
      'latin1',
    );
    const objects = [pdfStream(packed, '/Type/ObjStm/N 1/First 6/Filter/FlateDecode')];
    expect(await verdict({ objects })).toBe('SCAN_PDF_ACTIVE');
  });

  it('whose packed script hides behind a later object of the same number', async () => {
    const script = { catalog: '/OpenAction 100 0 R', objects: ['<</S/JavaScript/JS(app.alert)>>'] };
    const packed = byQpdf(buildPdf(script), '--object-streams=generate').toString('latin1');
    const number = /OpenAction (\d+) 0 R/.exec(
      byQpdf(buildPdf(script), '--object-streams=disable').toString('latin1'),
    )?.[1];
    const hidden = `${String(number)} 0 obj\n<</S/GoTo/D[3 0 R/Fit]>>\nendobj\nstartxref`;
    const twoSights = Buffer.from(packed.replace(/startxref(?![^]*startxref)/, hidden), 'latin1');
    expect(await refusalOf(twoSights)).toBe('SCAN_PDF_ACTIVE');
  });

  it('whose script was replaced by a later revision', async () => {
    const script = buildPdf({ catalog: '/OpenAction<</S/JavaScript/JS(x)>>' });
    expect(await refusalOf(revisedPdf(script, { 1: '<</Type/Catalog/Pages 2 0 R>>' }))).toBe(
      'SCAN_PDF_ACTIVE',
    );
  });
});
