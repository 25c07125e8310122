import { Body, Controller, Get, Ip, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import {
  AutomaticAssessmentRequest,
  AutomaticAssessmentView,
} from '#apps/api/assessments/automatic-assessment.dto';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { auditEntryOf } from '#apps/api/auth/audit';
import { writeAudit } from '#libs/persistence/access/audit-log';
import { consentOf, decideConsent } from '#libs/persistence/assessments/consent-store';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction } from '#libs/persistence/database/transaction';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** 自动核定: whether the schedule assesses the unit's months from their pay days on. */
@ApiTags('assessments')
@Allow('operator')
@Controller('automatic-assessment')
export class AutomaticAssessmentController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @Get()
  @ApiOkResponse({ type: AutomaticAssessmentView })
  async read(@CurrentActor() { unitId }: OperatorActor): Promise<AutomaticAssessmentView> {
    const { manager } = this.dataSource;
    const { payDay } = await manager.findOneByOrFail(UnitEntity, { id: unitId });
    const { decidedAt, ...consent } = await consentOf(manager, unitId);
    return { ...consent, decidedAt: decidedAt?.toISOString() ?? null, payDay };
  }

  @Put()
  @ApiOperation({ summary: 'The unit agrees, or takes its consent back' })
  @ApiOkResponse({ type: AutomaticAssessmentView })
  async decide(
    @CurrentActor() actor: OperatorActor,
    @Body() { active }: AutomaticAssessmentRequest,
    @Ip() address: string,
  ): Promise<AutomaticAssessmentView> {
    const { kind, id, unitId, unitAccountNo: subject } = actor;
    await inTransaction(this.dataSource, async (manager) => {
      await lockUnit(manager, unitId);
      const now = await databaseNow(manager);
      if (!(await decideConsent(manager, { unitId, operatorId: id, active, now }))) return;
      const act = active ? 'automatic-assessment-on' : 'automatic-assessment-off';
      await writeAudit(manager, auditEntryOf({ owner: { kind, id }, act, subject, address }));
    });
    return this.read(actor);
  }
}
