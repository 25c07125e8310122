import { Module } from '@nestjs/common';
import { BoxesController } from '#apps/api/boxes/boxes.controller';
import { BoxesService } from '#apps/api/boxes/boxes.service';

@Module({ controllers: [BoxesController], providers: [BoxesService] })
export class BoxesModule {}
