import { describe, expect, it } from '@jest/globals';
import { receiptHtml } from '#libs/documents/render-html';
import { qrSvg } from '#libs/documents/qr-svg';
import { buildList, buildReceipt } from '#test/builders/receipt.builder';

const HOSTILE = '<img src=x onerror=alert(1)>"\'&{{promise}}';

describe('A receipt as HTML', () => {
  it('carries number, code, sums in figures and capitals, approvals and the promise', () => {
    const html = receiptHtml(buildReceipt());
    for (const text of [
      '2026112400000017',
      '7HK3 W9PM XD4R',
      '1,200.34',
      '壹仟贰佰元叁角肆分',
      '李建国',
      '本单位承诺：',
      '城中管理部',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('says what paper it is where it says how to check it', () => {
    expect(receiptHtml(buildReceipt())).toContain('即可核验本回执。');
    expect(receiptHtml(buildReceipt({ paper: '汇补缴书' }))).toContain('即可核验本汇补缴书。');
  });

  it('escapes every value, wherever it stands', () => {
    const table = { columns: [{ title: HOSTILE, align: 'left' as const }], rows: [[HOSTILE]] };
    const fact = { label: HOSTILE, value: HOSTILE };
    const sum = { label: HOSTILE, figures: HOSTILE, capitals: HOSTILE };
    const html = receiptHtml(
      buildReceipt({
        title: HOSTILE,
        centre: HOSTILE,
        branch: HOSTILE,
        businessNo: HOSTILE,
        verificationCode: HOSTILE,
        promise: HOSTILE,
        operator: HOSTILE,
        issuedOn: HOSTILE,
        facts: [fact],
        sections: [{ title: HOSTILE, facts: [fact], sums: [sum], table, note: HOSTILE }],
        attachments: [{ title: HOSTILE, facts: [], sums: [], table, note: HOSTILE }],
        approvals: [
          { role: HOSTILE, name: HOSTILE, decision: HOSTILE, at: HOSTILE, opinion: HOSTILE },
        ],
      }),
    );
    expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
    expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
  });

  it('lets no value break out of a style', () => {
    const html = receiptHtml(
      buildReceipt({ centre: '"; } body { display: none } </style><script>' }),
    );
    const style = html.slice(html.indexOf('<style>'), html.indexOf('</style>'));
    expect(style).not.toContain('display: none }');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('names no address a browser would load from and brings no script', () => {
    const html = receiptHtml(buildReceipt({ attachments: [buildList(3)] }));
    expect(html).not.toMatch(/<script|<link|<iframe|src=|url\(|@import/i);
    expect(html).toContain("default-src 'none'");
  });

  it('is refused when the view lacks what the template shows', () => {
    const without: Partial<ReturnType<typeof buildReceipt>> = buildReceipt();
    delete (without as { branch?: string }).branch;
    expect(() => receiptHtml(without as ReturnType<typeof buildReceipt>)).toThrow(/branch/);
  });

  it('lists each row with the alignment of its column', () => {
    const html = receiptHtml(buildReceipt({ attachments: [buildList(2)] }));
    expect(html).toContain(
      '<td class="centre">2</td><td class="left">张2</td><td class="right">6,000.00</td>',
    );
  });
});

describe('A QR code', () => {
  it('is drawn as squares and holds none of the text', () => {
    const svg = qrSvg('https://hall.example.cn/verify?no=1');
    expect(svg).toMatch(/^<svg [^>]+><path fill="#000" d="(M\d+ \d+h1v1h-1z)+"\/><\/svg>$/);
    expect(svg).not.toContain('example');
  });
});
