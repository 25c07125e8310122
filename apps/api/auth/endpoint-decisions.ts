import { Injectable, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ALLOWED_ROLES, PUBLIC } from '#apps/api/auth/actor';

/** Nest's own key for the path of a handler. */
const PATH = 'path';

/** An endpoint nobody decided about must not exist: the api refuses to start and names it. */
@Injectable()
export class EndpointDecisions implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const undecided = this.undecided();
    if (undecided.length > 0) {
      throw new Error(`neither @Public nor @Allow: ${undecided.join(', ')}`);
    }
  }

  undecided(): string[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (typeof metatype !== 'function' || typeof instance !== 'object' || instance === null)
        return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => !this.isDecided(metatype as Type, prototype[name]))
        .map((name) => `${metatype.name}.${name}`);
    });
  }

  private isDecided(controller: Type, handler: unknown): boolean {
    if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH, handler)) return true;
    const targets = [handler, controller];
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true;
    return (
      open ||
      this.reflector.getAllAndOverride<string[] | undefined>(ALLOWED_ROLES, targets) !== undefined
    );
  }
}
