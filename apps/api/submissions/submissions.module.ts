import { Module } from '@nestjs/common';
import { BusinessesController } from '#apps/api/submissions/businesses.controller';
import { CaseEngine } from '#apps/api/submissions/case-engine';
import { CommandView } from '#apps/api/submissions/command-view';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { ConflictController } from '#apps/api/submissions/conflict.controller';
import { DraftsService } from '#apps/api/submissions/drafts.service';
import { PreviewController } from '#apps/api/submissions/preview.controller';
import { RequestsController } from '#apps/api/submissions/requests.controller';
import { RestingPostings } from '#apps/api/submissions/resting-postings';
import { CaseView } from '#apps/api/submissions/case-view';
import { SubmissionsController } from '#apps/api/submissions/submissions.controller';
import { SubmissionsService } from '#apps/api/submissions/submissions.service';
import { Sweeper } from '#apps/api/submissions/sweeper';

@Module({
  controllers: [
    SubmissionsController,
    RequestsController,
    PreviewController,
    ConflictController,
    BusinessesController,
  ],
  providers: [
    SubmissionsService,
    DraftsService,
    CommandsService,
    CaseEngine,
    CaseView,
    CommandView,
    Sweeper,
    RestingPostings,
  ],
  exports: [CaseView, DraftsService, CommandsService, CaseEngine],
})
export class SubmissionsModule {}
