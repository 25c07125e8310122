import { Module } from '@nestjs/common';
import { LiveController } from '#apps/api/live/live.controller';
import { LiveFeed } from '#apps/api/live/live-feed';

@Module({ controllers: [LiveController], providers: [LiveFeed] })
export class LiveModule {}
