import { Module } from '@nestjs/common';
import { Dunning } from '#apps/api/dunning/dunning';
import { DunningController } from '#apps/api/dunning/dunning.controller';

/** Units to be reminded by the centre. */
@Module({ controllers: [DunningController], providers: [Dunning] })
export class DunningModule {}
