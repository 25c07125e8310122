import { Module } from '@nestjs/common';
import { LiveChannels } from '#apps/api/live/live-channels';
import { LiveController } from '#apps/api/live/live.controller';
import { LiveFeed } from '#apps/api/live/live-feed';

@Module({ controllers: [LiveController], providers: [LiveChannels, LiveFeed] })
export class LiveModule {}
