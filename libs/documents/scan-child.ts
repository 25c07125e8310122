import { buffer } from 'node:stream/consumers';
import { decodeHeic } from '#libs/documents/decode-heic';
import { inspectPdf, turnPdf } from '#libs/documents/inspect-pdf';

/**
 * The program that parses what is hardest to parse, alone in its process (bounded-process.ts): without permission to
 * write files or start programs, without our environment. Answer: one line of JSON, then bytes.
 */
const [task = '', argument = ''] = process.argv.slice(2);
const input = await buffer(process.stdin);

if (task === 'pdf') {
  // The original first, as many bytes as were said; behind it what was written anew.
  const [bytes = '0', orderly = ''] = argument.split(',');
  const [original, rewritten] = [input.subarray(0, Number(bytes)), input.subarray(Number(bytes))];
  answer(await inspectPdf(original, rewritten, orderly === 'orderly'));
} else if (task === 'turn-pdf') {
  answer({}, await turnPdf(input, Number(argument)));
} else if (task === 'heic') {
  const picture = await decodeHeic(input, Number(argument));
  if (picture === null) process.exitCode = 1;
  else if (picture === 'too many pixels') answer({ tooManyPixels: true });
  else answer({ width: picture.width, height: picture.height }, picture.data);
} else {
  process.exitCode = 2;
}

function answer(facts: object, bytes?: ArrayBufferView): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
  if (bytes !== undefined)
    process.stdout.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
