import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { mayReadCase } from '#apps/api/submissions/case-access';
import { linksOf } from '#apps/api/submissions/case-links-view';
import { demandedPapers } from '#apps/api/submissions/demanded-papers';
import { fieldChangesOf } from '#apps/api/submissions/field-change-view';
import { seesTask, verbsOpenTo } from '#apps/api/submissions/may-do';
import { nextExpected } from '#apps/api/submissions/next-expected';
import { headUnitsOf } from '#apps/api/submissions/register-head';
import { remarksOf } from '#apps/api/submissions/remarks';
import { requestOf } from '#apps/api/submissions/request-view';
import type { FormRequest, SubmissionDto } from '#apps/api/submissions/submission.dto';
import { timelineOf } from '#apps/api/submissions/timeline';
import { withMasks } from '#libs/businesses/subject-fields';
import type { FieldsBusiness } from '#libs/businesses/business';
import type { FieldsForm } from '#libs/businesses/field-changes';
import { businessOf, businessTitle } from '#libs/businesses/registry';
import type { Labels } from '#libs/businesses/shown-value';
import { noticeNoOf } from '#libs/persistence/assessments/notice-queries';
import { caseInFull, labelsOf, type CaseInFull } from '#libs/persistence/cases/case-queries';
import { stateOf } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { HOLDER, levelAt } from '#libs/case/plan';
import { EDITABLE_STAGES, type Stage } from '#libs/case/stage';
import { ROLE_TEXTS, STAGE_TEXTS } from '#libs/texts/process.texts';

const LABELS_KEPT_MS = 60_000;

/** A case as its page shows it, to this caller. */
@Injectable()
export class CaseView {
  private labelsKept: { readonly labels: Labels; readonly until: number } | null = null;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws Problem 404, the same for a missing case and somebody else's. */
  async of(businessNo: string, actor: Actor): Promise<SubmissionDto> {
    const found = await this.find(businessNo, actor);
    if (found === null) throw new Problem(404, 'SUBMISSION_NOT_FOUND');
    return found;
  }

  /** Null for a case that is not there, or not the caller's to read. */
  async find(businessNo: string, actor: Actor): Promise<SubmissionDto | null> {
    const { manager } = this.dataSource;
    const found = await caseInFull(manager, { businessNo, claims: actor.kind === 'staff' });
    return found === null || !mayReadCase(actor, found.row) ? null : this.shown(found, actor);
  }

  private async shown(
    { row, history, ...around }: CaseInFull,
    actor: Actor,
  ): Promise<SubmissionDto> {
    const { manager } = this.dataSource;
    const state = stateOf(row);
    const { task, verificationCode, claimerName, ...names } = around;
    const stage = row.stage as Stage;
    const remarks = remarksOf(stage, history.events);
    return {
      ...headOf(row),
      stageText: stage === 'approval' ? levelText(row) : STAGE_TEXTS[stage],
      form: formFor(row, actor),
      initiator: { id: row.initiatorId, name: names.initiatorName ?? '' },
      initiatorKind: row.initiatorKind,
      request: await requestOf(manager, row, actor),
      links: names.isLinked ? await linksOf(manager, row.businessNo, actor) : [],
      unit: { accountNo: names.unitAccountNo, name: names.unitName },
      headUnits: await headUnitsOf(manager, row),
      totals: totalsOf(row),
      changes: await this.changesOf(row, actor),
      papersDemanded: await demandedPapers(manager, row),
      process: {
        level: state.level,
        levels: state.plan.levels.map(({ role, dueDays }) => ({
          role,
          roleText: ROLE_TEXTS[role],
          dueDays,
        })),
      },
      timeline: timelineOf(history),
      mayDo: verbsOpenTo(actor, { row, state, task }),
      taskId: task !== null && seesTask(actor, task) ? task.id : null,
      ...remarks,
      document:
        verificationCode === null
          ? null
          : { url: `/api/submissions/${row.businessNo}/receipt.pdf`, verificationCode },
      nextExpected: nextExpected(state, {
        lapsed: remarks.lapsedText !== null,
        claimer: claimerShownTo(actor, claimerName),
      }),
      noticeNo: actor.kind === 'operator' ? await noticeNoOf(manager, row.businessNo) : null,
    };
  }

  private async changesOf(row: SubmissionEntity, actor: Actor) {
    const business = businessOf('fields', row.business);
    if (business === undefined) return [];
    const whole = seesWholeValues(actor, row, business);
    return fieldChangesOf(business, row.form, { labels: await this.labels(), whole });
  }

  /** Code tables change by release or by an administrator: read once a minute, not once an answer. */
  private async labels(): Promise<Labels> {
    if (this.labelsKept === null || this.labelsKept.until < performance.now()) {
      const labels = await labelsOf(this.dataSource.manager);
      this.labelsKept = { labels, until: performance.now() + LABELS_KEPT_MS };
    }
    return this.labelsKept.labels;
  }
}

/** How the centre shares out its work is for its own people; the unit learns that somebody is at it. */
function claimerShownTo(actor: Actor, name: string | null): string | null {
  return actor.kind === 'staff' || name === null ? name : '';
}

/** Of a register with people in it, and of changed ratios: other fields have no amounts, whomever they concern. */
function totalsOf(row: SubmissionEntity): SubmissionDto['totals'] {
  const { people, beforeFen, afterFen, effectiveMonth } = row;
  const isRegister = businessOf('register', row.business) !== undefined;
  if (people === 0 || (effectiveMonth === null && !isRegister)) return null;
  return { people, beforeFen, afterFen };
}

/** The form without what only the server needs (values before), and without what the reader is not at. */
function formFor(row: SubmissionEntity, actor: Actor): FormRequest {
  const form: Partial<FieldsForm> = Object.fromEntries(
    Object.entries(row.form).filter(([name]) => name !== 'before'),
  );
  const business = businessOf('fields', row.business);
  if (business === undefined || form.changes === undefined) return form;
  if (seesWholeValues(actor, row, business)) return form;
  return { ...form, changes: withMasks(business.fields, form.changes) };
}

/** New values of masked fields: of the unit's own drafts, and while a reviewer compares them with papers. */
function seesWholeValues(actor: Actor, row: SubmissionEntity, business: FieldsBusiness): boolean {
  if (actor.kind === 'operator') return EDITABLE_STAGES.includes(row.stage as Stage);
  return row.stage === 'approval' && business.papers.length > 0;
}

function headOf(row: SubmissionEntity) {
  const title = businessTitle(row.business);
  return {
    businessNo: row.businessNo,
    business: row.business,
    title,
    stage: row.stage,
    seq: row.seq,
    round: stateOf(row).round,
    draftVersion: row.draftVersion,
    effectiveMonth: row.effectiveMonth,
    summary: row.summary === '' ? title : { zh: row.summary, en: row.summaryEn },
    openedAt: row.openedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function levelText(row: SubmissionEntity) {
  const state = stateOf(row);
  const { role: code } = levelAt(state.plan, state.level);
  const role = ROLE_TEXTS[code];
  if (code === HOLDER) return { zh: `等待${role.zh}办理`, en: `Waiting for: ${role.en}` };
  return { zh: `中心${role.zh}`, en: role.en };
}
