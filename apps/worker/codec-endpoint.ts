import type { IncomingMessage, ServerResponse } from 'node:http';
import { payloadCodecs } from '#libs/engine/payload-codec';

const BODY_BYTES_MAX = 4 * 1024 * 1024;

interface WirePayloads {
  readonly payloads?: readonly {
    readonly metadata?: Record<string, string>;
    readonly data?: string;
  }[];
}

/**
 * `/codec/decode` for the Temporal UI, on the worker's inner port: operations' browsers reach it through their own
 * tunnel or proxy. Answers false when the request is not for it.
 */
export function answersCodec(
  request: IncomingMessage,
  response: ServerResponse,
  key: string | undefined,
  uiOrigin: string,
): boolean {
  if (request.url !== '/codec/decode' || key === undefined) return false;
  response.setHeader('access-control-allow-origin', uiOrigin);
  response.setHeader('access-control-allow-headers', 'content-type,x-namespace');
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return true;
  }
  void decode(request, key).then(
    (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    () => response.writeHead(400).end(),
  );
  return true;
}

async function decode(request: IncomingMessage, key: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new RangeError('too many payloads at once');
    chunks.push(chunk);
  }
  const wire = JSON.parse(Buffer.concat(chunks).toString()) as WirePayloads;
  let payloads = (wire.payloads ?? []).map(({ metadata = {}, data = '' }) => ({
    metadata: Object.fromEntries(
      Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
    ),
    data: Buffer.from(data, 'base64'),
  }));
  for (const codec of payloadCodecs(key))
    payloads = (await codec.decode(payloads)) as typeof payloads;
  return JSON.stringify({
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata).map(([name, value]) => [
          name,
          Buffer.from(value).toString('base64'),
        ]),
      ),
      data: Buffer.from(data).toString('base64'),
    })),
  });
}
