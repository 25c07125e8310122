import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { BusinessNo } from '#apps/api/path-parts';
import { Problem } from '#apps/api/problems/problem';
import { ownCase } from '#apps/api/submissions/case-access';
import { PreviewDto } from '#apps/api/submissions/preview.dto';
import { demandedPapers } from '#apps/api/submissions/demanded-papers';
import { shapeOf, type PreviewParts } from '#apps/api/submissions/shapes';
import { conflictsOf } from '#libs/businesses/conflicts';
import { businessByCode } from '#libs/businesses/registry';
import { conflictRefusal } from '#libs/persistence/cases/conflict-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { RegisterPreview } from '#libs/persistence/registers/register-preview';
import { routeInForce, weightsForRoute } from '#libs/persistence/reference-data/route-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { cityDayOf } from '#libs/fund/city-time';
import type { Refusal } from '#libs/case/refusal';
import { causesOf, type CalledLevel, type RouteDefinition } from '#libs/case/route';
import { ROLE_TEXTS } from '#libs/texts/process.texts';
import type { Text } from '#libs/texts/text';
import { textOf } from '#libs/texts/texts';

@ApiTags('submissions')
@Controller('submissions')
export class PreviewController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @ApiOkResponse({ type: PreviewDto })
  @Allow('operator')
  @Get(':businessNo/preview')
  async read(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<PreviewDto> {
    const row = await ownCase(this.dataSource.manager, actor, businessNo);
    const papersDemanded = await demandedPapers(this.dataSource.manager, row);
    return inTransaction(this.dataSource, async (manager) => {
      const now = await databaseNow(manager);
      const { register, dated } = await partsOf(manager, row, now);
      const weight = dated?.weight ?? weightOf(row, register);
      const { people, beforeFen, afterFen } = weight;
      const route = await routeInForce(manager, row.business, cityDayOf(now));
      const weights = await weightsForRoute(manager, headAt(row, register), weight);
      return {
        people,
        beforeFen,
        afterFen,
        differenceFen: afterFen - beforeFen,
        ...monthsOf(row, { register, dated }),
        route: route === null ? [] : causesOf(route, weights).map(levelView),
        papers: papersDemanded,
        findings: register?.totals.chosenFindings ?? 0,
        conflicts: (await refusalsOf(manager, row, { register, dated, route })).map((one) => ({
          ...one,
          text: textOf(one.code, one.details),
        })),
      };
    });
  }
}

async function partsOf(
  manager: EntityManager,
  row: SubmissionEntity,
  now: Date,
): Promise<PreviewParts> {
  const business = businessByCode(row.business);
  if (business === undefined) throw new Problem(422, 'BUSINESS_NOT_OPEN');
  return shapeOf(business).preview(manager, row, business, now);
}

/** With the month the case would have: where rows decide theirs, a draft has none. */
function headAt(
  { unitId, business, effectiveMonth }: SubmissionEntity,
  register: RegisterPreview | null,
) {
  return { unitId, business, effectiveMonth: effectiveMonth ?? register?.month ?? null };
}

/** The months the case is about, and the unit's next with it. */
function monthsOf(row: SubmissionEntity, { register, dated }: PreviewParts) {
  return {
    month: headAt(row, register).effectiveMonth,
    lastMonth: register?.lastMonth ?? null,
    nextMonth: register?.nextMonth ?? dated?.nextMonth ?? null,
  };
}

function levelView(level: CalledLevel) {
  return { role: level.role, roleText: ROLE_TEXTS[level.role], because: becauseOf(level) };
}

/** Why a level is asked for, where it is not asked for always. */
function becauseOf({ cause, together }: CalledLevel): Text | null {
  if (cause === null) return null;
  const text = textOf(cause.code, cause.details);
  const sum = textOf('LEVEL_TOGETHER');
  return together ? { zh: `${text.zh}${sum.zh}`, en: `${text.en}${sum.en}` } : text;
}

function weightOf(row: SubmissionEntity, register: RegisterPreview | null) {
  if (register === null)
    return { people: row.memberId === null ? 0 : 1, beforeFen: 0, afterFen: 0 };
  const { chosen, beforeFen, afterFen } = register.totals;
  return { people: chosen, beforeFen, afterFen };
}

interface Parts extends PreviewParts {
  readonly route: RouteDefinition | null;
}

async function refusalsOf(
  manager: EntityManager,
  row: SubmissionEntity,
  { register, dated, route }: Parts,
): Promise<Refusal[]> {
  const conflict = await conflictRefusal(manager, row, conflictsOf(row.business));
  const month = register?.monthRefusal ?? dated?.refusal ?? null;
  return [
    ...(month === null ? [] : [month]),
    ...(route === null ? [{ code: 'ROUTE_MISSING' }] : []),
    ...(conflict === null ? [] : [conflict]),
  ];
}
