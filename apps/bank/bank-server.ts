import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BankBook } from '#apps/bank/bank-book';
import { bankPage, statementCsv } from '#apps/bank/bank-page';
import { entriesOf, type Payment } from '#apps/bank/payment';
import { takeSignedOrder } from '#apps/bank/signed-orders';

const BODY_BYTES_MAX = 16 * 1024;
const FIELDS = ['account', 'payerName', 'payerAccount', 'remark', 'amount', 'way'] as const;

/**
 * The bank's page, for the machine it runs on and nobody else, and its door for the hall's orders.
 * @param secret shared with the hall, which signs its orders by it
 */
export function bankServer(book: BankBook, secret: string): Server {
  return createServer((request, response) => {
    answer({ book, secret }, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

interface Bank {
  readonly book: BankBook;
  readonly secret: string;
}

async function answer(
  { book, secret }: Bank,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bank');
  const asked = `${request.method ?? ''} ${pathname}`;
  if (asked === 'GET /health') send(response, 200, 'text/plain', 'live');
  else if (asked === 'GET /')
    send(response, 200, 'text/html', bankPage(book, searchParams.get('said') ?? ''));
  else if (asked === 'GET /statement') sendStatement(book, searchParams.get('account'), response);
  else if (asked === 'POST /payments')
    await atThePage(request, response, (form) => pay(book, form));
  else if (asked === 'POST /orders/answers')
    await atThePage(request, response, (form) => answerOrder(book, form));
  else if (asked === 'POST /debit-orders') {
    const order = { headers: request.headers, body: await bytesOf(request) };
    const { status, said } = takeSignedOrder(book, secret, order);
    send(response, status, 'text/plain', said);
  } else send(response, 404, 'text/plain', 'not found');
}

/** What somebody at the page does; the page says what came of it. */
async function atThePage(
  request: IncomingMessage,
  response: ServerResponse,
  act: (form: URLSearchParams) => string,
): Promise<void> {
  // A page of somebody else does nothing here.
  const origin = request.headers.origin;
  if (origin !== undefined && new URL(origin).host !== request.headers.host) {
    send(response, 403, 'text/plain', 'another origin');
    return;
  }
  const said = act(new URLSearchParams((await bytesOf(request)).toString('utf8')));
  response.writeHead(303, { location: `/?said=${encodeURIComponent(said)}` });
  response.end();
}

function pay(book: BankBook, form: URLSearchParams): string {
  const payment = Object.fromEntries(
    FIELDS.map((field) => [field, (form.get(field) ?? '').trim()]),
  ) as Payment;
  const entries = entriesOf(
    payment,
    book.accounts.map(({ code }) => code),
  );
  for (const entry of entries ?? []) book.add(entry);
  return entries === null ? '未付款：请检查账户和金额' : `已记账${String(entries.length)}笔`;
}

function answerOrder(book: BankBook, form: URLSearchParams): string {
  const orderNo = form.get('orderNo') ?? '';
  const reason = (form.get('reason') ?? '').trim();
  const done = form.get('answer') === 'yes' ? book.collect(orderNo) : book.refuse(orderNo, reason);
  return done ? '已答复' : '未答复：指令已有答复，或没有填写原因';
}

function sendStatement(book: BankBook, code: string | null, response: ServerResponse): void {
  const account = book.accounts.find((one) => one.code === code);
  if (account === undefined) {
    send(response, 404, 'text/plain', 'no such account');
    return;
  }
  response.setHeader(
    'content-disposition',
    `attachment; filename="statement-${account.accountNo}.csv"`,
  );
  send(response, 200, 'text/csv', statementCsv(book, account));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) throw new Error('the form is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  });
  response.end(body);
}
