import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { Allow, Public } from '#apps/api/auth/actor';
import { EndpointDecisions } from '#apps/api/auth/endpoint-decisions';

@Controller('decided')
class Decided {
  @Public()
  @Get('open')
  open(): string {
    return this.notAnEndpoint();
  }

  @Allow('operator')
  @Get('closed')
  closed(): string {
    return this.notAnEndpoint();
  }

  notAnEndpoint(): string {
    return '';
  }
}

@Allow('auditor')
@Controller('whole')
class DecidedAsAWhole {
  @Get()
  read(): string {
    return '';
  }
}

@Controller('forgotten')
class Forgotten {
  @Get()
  read(): string {
    return '';
  }
}

@Module({
  imports: [DiscoveryModule],
  controllers: [Decided, DecidedAsAWhole],
  providers: [EndpointDecisions],
})
class DecidedModule {}

@Module({
  imports: [DiscoveryModule],
  controllers: [Decided, Forgotten],
  providers: [EndpointDecisions],
})
class ForgottenModule {}

describe('the api', () => {
  it('starts when every endpoint says who may call it', async () => {
    const app = await NestFactory.create(DecidedModule, { logger: false });
    await expect(app.init()).resolves.toBeDefined();
    await app.close();
  });

  it('refuses to start when one does not, and names it', async () => {
    const app = await NestFactory.create(ForgottenModule, { logger: false });
    await expect(app.init()).rejects.toThrow('neither @Public nor @Allow: Forgotten.read');
  });
});
