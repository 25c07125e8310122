import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';

const WEB_FOLDER = resolve('dist/web');
const NOT_PAGES = /^\/(api|health|metrics)(\/|$)/;

/** Serves the built web: hashed assets for a year, pages always asked for anew, every other path is the single page's. */
export function serveWeb(app: NestExpressApplication): void {
  if (!existsSync(resolve(WEB_FOLDER, 'index.html'))) return;
  // Files only: compressing personal answers beside chosen input would leak by length (BREACH), and streams must flow.
  app.use(compression({ filter: (request: Request) => !NOT_PAGES.test(request.path) }));
  app.useStaticAssets(WEB_FOLDER, { index: false, setHeaders: cacheHeaders });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(resolve(WEB_FOLDER, 'index.html'));
  });
}

function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return !NOT_PAGES.test(request.path) && !/\.[a-z0-9]{2,5}$/i.test(request.path);
}

function cacheHeaders(response: Response, path: string): void {
  const hashed = path.includes(`${sep}assets${sep}`);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
