import { Module } from '@nestjs/common';
import { Demonstration } from '#apps/api/demonstration/demonstration';
import { DemonstrationController } from '#apps/api/demonstration/demonstration.controller';

@Module({ controllers: [DemonstrationController], providers: [Demonstration] })
export class DemonstrationModule {}
