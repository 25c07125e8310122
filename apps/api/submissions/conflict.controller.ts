import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { BusinessNo } from '#apps/api/path-parts';
import { ownCase } from '#apps/api/submissions/case-access';
import { ConflictDto } from '#apps/api/submissions/preview.dto';
import { conflictsOf } from '#libs/businesses/conflicts';
import { businessTitle } from '#libs/businesses/registry';
import { blockingCase } from '#libs/persistence/cases/conflict-store';
import type { Stage } from '#libs/case/stage';
import { STAGE_TEXTS } from '#libs/texts/process.texts';

/** Which case of the unit, or of the member, stands in the way of a draft: asked when its form is opened. */
@ApiTags('submissions')
@Controller('submissions')
export class ConflictController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @ApiOkResponse({ type: ConflictDto })
  @Allow('operator')
  @Get(':businessNo/conflict')
  async read(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<ConflictDto> {
    const { manager } = this.dataSource;
    const row = await ownCase(manager, actor, businessNo);
    const found = await blockingCase(manager, row, conflictsOf(row.business));
    if (found === null) return { blocking: null };
    const { business, stage } = found;
    const title = businessTitle(business);
    const stageText = STAGE_TEXTS[stage as Stage];
    return { blocking: { businessNo: found.businessNo, title, stageText } };
  }
}
