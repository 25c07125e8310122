import { mixin, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import type { Request } from 'express';
import { Problem } from '#apps/api/problems/problem';
import { networkOf } from '#libs/access/network-of';
import { MinuteWindow } from '#apps/api/rate-limit/minute-window';

/** For endpoints without a session: so many requests a minute from one address, then 429 with the seconds to wait. */
export function limitedTo(perMinute: number): Type<CanActivate> {
  class RateLimitGuard implements CanActivate {
    private readonly window = new MinuteWindow(perMinute);

    canActivate(context: ExecutionContext): boolean {
      const request = context.switchToHttp().getRequest<Request>();
      const seconds = this.window.admit(networkOf(request.ip ?? ''), performance.now());
      if (seconds > 0) throw new Problem(429, 'TOO_MANY_REQUESTS', { seconds });
      return true;
    }
  }
  return mixin(RateLimitGuard);
}
