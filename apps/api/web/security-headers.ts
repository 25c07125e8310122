import helmet from 'helmet';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** The hall loads nothing from elsewhere. antd writes its styles into the page, hence 'unsafe-inline' for styles only. */
export function securityHeaders(webOrigin: string): RequestHandler {
  const overTls = webOrigin.startsWith('https://');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(overTls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: overTls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // Browsers ignore it, with a warning, on plain http.
    crossOriginOpenerPolicy: overTls,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Answers of the api are personal and change under the reader's hands: nobody keeps them, unless an endpoint says otherwise. */
export function answersAreNotKept(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
