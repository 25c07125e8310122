import type { EntityManager } from 'typeorm';
import { firstMonthOffered, type Opening } from '#activities/acts/first-month';
import { postFields, type FieldsPosting } from '#activities/acts/post-fields';
import { atOnce, postMonth, postRows } from '#activities/acts/post-month';
import { assessmentSection } from '#activities/acts/receipt-assessment';
import { changesSection } from '#activities/acts/receipt-changes';
import { registerSections, type ReceiptParts } from '#activities/acts/receipt-register';
import {
  postRequest,
  requestSection,
  requireAgreeable,
  weighRequest,
} from '#activities/acts/request-case';
import { weighFields } from '#activities/acts/weigh-fields';
import { weighMonth } from '#activities/acts/weigh-month';
import { weighRegister } from '#activities/acts/weigh-register';
import type { Submitting, Weighed } from '#activities/acts/weighed';
import type { Business } from '#libs/businesses/business';
import type { FundMonth } from '#libs/fund/month';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ReceiptFacts } from '#libs/persistence/documents/receipt-queries';
import type { Posted } from '#libs/persistence/postings/register-posting';

/** What acts ask of a case whatever its business is shaped like. */
interface Shape<B extends Business> {
  /** The month it takes effect in unless the operator says another; null where it has none yet. */
  firstMonth(manager: EntityManager, business: B, opening: Opening): Promise<FundMonth | null>;
  /** What it weighs at submit, and the papers its data demand. @throws RuleViolation */
  weigh(
    manager: EntityManager,
    row: SubmissionEntity,
    business: B,
    submitting: Submitting,
  ): Promise<Weighed>;
  /** What must hold before a reviewer agrees. @throws RuleViolation */
  agreeable(manager: EntityManager, row: SubmissionEntity, business: B, now: Date): Promise<void>;
  post(
    manager: EntityManager,
    row: SubmissionEntity,
    business: B,
    when: FieldsPosting,
  ): Promise<Posted>;
  print(manager: EntityManager, business: B, facts: ReceiptFacts): Promise<ReceiptParts>;
}

const nothingToAsk = (): Promise<void> => Promise.resolve();
const noMonth = (): Promise<null> => Promise.resolve(null);

const SHAPES: { readonly [Name in Business['shape']]: Shape<Extract<Business, { shape: Name }>> } =
  {
    fields: {
      firstMonth: noMonth,
      weigh: weighFields,
      agreeable: nothingToAsk,
      post: async (manager, row, business, when) =>
        atOnce(await postFields(manager, row, business, when)),
      print: async (manager, business, { submission }) => ({
        sections: [await changesSection(manager, business, submission)],
        attachments: [],
      }),
    },
    register: {
      firstMonth: firstMonthOffered,
      weigh: weighRegister,
      agreeable: nothingToAsk,
      post: (manager, row, business, { at }) => postRows(manager, row, business, at),
      print: registerSections,
    },
    assessment: {
      firstMonth: (_, __, { command }) => Promise.resolve(String(command.body['month'])),
      weigh: (manager, row, _, submitting) => weighMonth(manager, row, submitting),
      agreeable: nothingToAsk,
      post: (manager, row, _, { at }) => postMonth(manager, row, at),
      print: async (manager, _, { submission }) => ({
        sections: [await assessmentSection(manager, submission.businessNo)],
        attachments: [],
      }),
    },
    request: {
      firstMonth: noMonth,
      weigh: weighRequest,
      agreeable: requireAgreeable,
      post: async (manager, row, business, { at }) =>
        atOnce(await postRequest(manager, row, business, at)),
      print: async (manager, _, { submission }) => ({
        sections: [await requestSection(manager, submission)],
        attachments: [],
      }),
    },
  };

/** The shape of a business; whoever asks need not know which it is. */
export function shapeOf<B extends Business>(business: B): Shape<B> {
  return SHAPES[business.shape] as unknown as Shape<B>;
}
