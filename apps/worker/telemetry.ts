import { once } from 'node:events';
import { createServer as createTcpServer } from 'node:net';
import { createServer, type Server } from 'node:http';
import { DefaultLogger, Runtime, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Config } from '#config/config';
import { answersCodec } from '#apps/worker/codec-endpoint';
import { forward } from '#apps/worker/engine-log';
import { collectDefaultMetrics, register } from 'prom-client';

const INNER_PORT_TRIES = 5;

/** The engine's own figures (schedule-to-start, failed workflow tasks) appear on an inner port; call before any Worker. */
export async function installTelemetry(log: Logger): Promise<number> {
  collectDefaultMetrics();
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    try {
      installRuntime(log, port);
      return port;
    } catch (error) {
      // Somebody's connection may be given the port between the question and the listening.
      if (tries === INNER_PORT_TRIES) throw error;
      log.warn({ port, error: String(error) }, 'no figures at this port, another is tried');
    }
  }
}

function installRuntime(log: Logger, port: number): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', (entry) => {
      forward(log, entry);
    }),
    telemetryOptions: {
      metrics: {
        prometheus: { bindAddress: `127.0.0.1:${String(port)}`, countersTotalSuffix: true },
      },
      logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} },
    },
  });
}

interface TelemetryInput {
  readonly config: Pick<
    Config,
    'apiHost' | 'workerPort' | 'temporalPayloadKey' | 'temporalUiOrigin'
  >;
  /** Where the engine's own figures appear. */
  readonly innerPort: number;
  readonly workers: readonly Worker[];
}

/**
 * `/health/live` answers 200 while every worker runs; `/metrics` joins the process's figures and the engine's.
 * Rejects when WORKER_PORT is taken.
 */
export async function serveTelemetry({
  config,
  innerPort,
  workers,
}: TelemetryInput): Promise<Server> {
  const server = createServer((request, response) => {
    if (
      answersCodec(request, response, config.temporalPayloadKey, config.temporalUiOrigin ?? 'null')
    )
      return;
    if (request.url === '/health/live') {
      const running = workers.every((worker) => worker.getState() === 'RUNNING');
      response.writeHead(running ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: running ? 'ok' : 'stopping' }));
      return;
    }
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void allMetrics(innerPort).then((text) => {
      response.writeHead(200, { 'content-type': register.contentType });
      response.end(text);
    });
  });
  server.listen(config.workerPort, config.apiHost);
  await once(server, 'listening');
  return server;
}

async function allMetrics(innerPort: number): Promise<string> {
  const own = await register.metrics();
  try {
    const engine = await fetch(`http://127.0.0.1:${String(innerPort)}/metrics`, {
      signal: AbortSignal.timeout(2_000),
    });
    return own + (await engine.text());
  } catch {
    return own;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createTcpServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no free port'));
        else resolve(address.port);
      });
    });
  });
}
