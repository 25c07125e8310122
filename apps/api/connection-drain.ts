import type { Server } from 'node:http';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** Answers under way get this long; event streams would otherwise hold a stopping process for minutes. */
const DRAIN_MS = 3_000;

/** Lets a stopping process go: browsers reconnect to another one, and repeat unanswered writes under their keys. */
@Injectable()
export class ConnectionDrain implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    setTimeout(() => {
      server.closeAllConnections();
    }, DRAIN_MS).unref();
  }
}
