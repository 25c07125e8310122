import type { EntityManager } from 'typeorm';
import { Problem } from '#apps/api/problems/problem';
import { columnView, fieldView, planView } from '#apps/api/submissions/business-views';
import type { BusinessDto } from '#apps/api/submissions/business.dto';
import type { Draft } from '#apps/api/submissions/draft';
import { editFields } from '#apps/api/submissions/edit-fields';
import { editHead } from '#apps/api/submissions/register-head';
import type { FormRequest } from '#apps/api/submissions/submission.dto';
import type { Business, FieldsBusiness } from '#libs/businesses/business';
import { papersDemanded, type FieldsForm } from '#libs/businesses/field-changes';
import type { DraftKind } from '#libs/persistence/cases/draft-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import {
  previewRegister,
  type RegisterPreview,
} from '#libs/persistence/registers/register-preview';
import { askedAccount, standingOf } from '#libs/persistence/requests/person-asked';
import { previewDated, type DatedPreview } from '#libs/persistence/terms/dated-preview';

/** What a draft's preview is put together from. */
export interface PreviewParts {
  readonly register: RegisterPreview | null;
  readonly dated: DatedPreview | null;
}

/** What pages ask of a business whatever it is shaped like; what acts ask is told by activities/acts/shapes.ts. */
interface Shape<B extends Business> {
  /** What a page is told of it beside its head. */
  described(business: B): Partial<BusinessDto>;
  /** How many drafts of it a unit has. @throws Problem where its cases are opened elsewhere */
  draftKind(business: B): DraftKind;
  /** Keeps what is typed into a draft's form. @throws Problem */
  edit(draft: Draft<B>, form: FormRequest): Promise<void>;
  /** Papers that a draft demands beside those of its route. */
  papers(manager: EntityManager, row: SubmissionEntity, business: B): Promise<readonly string[]>;
  preview(
    manager: EntityManager,
    row: SubmissionEntity,
    business: B,
    now: Date,
  ): Promise<PreviewParts>;
}

const begun = (): DraftKind => 'begun';
const noPapers = () => Promise.resolve([]);
const NO_PARTS: PreviewParts = { register: null, dated: null };
const refuse = (code: string) => () => Promise.reject(new Problem(422, code));

const SHAPES: { readonly [Name in Business['shape']]: Shape<Extract<Business, { shape: Name }>> } =
  {
    fields: {
      described: ({ subject, fields }) => ({ subject, fields: fields.map(fieldView) }),
      // About the unit itself there is one case at a time.
      draftKind: ({ subject }) => (subject === 'unit' ? 'one-in-hand' : 'begun'),
      edit: editFields,
      papers: (_, row, business) => Promise.resolve(papersDemanded(business, changesIn(row))),
      preview: async (manager, row, business, now) => ({
        ...NO_PARTS,
        dated: await datedPart(manager, row, business, now),
      }),
    },
    register: {
      described: (business) => ({
        columns: business.columns.map(columnView),
        register: planView(business),
      }),
      draftKind: begun,
      edit: editHead,
      papers: noPapers,
      preview: async (manager, row, business, now) => ({
        ...NO_PARTS,
        register: await previewRegister(manager, business, row.businessNo, now),
      }),
    },
    assessment: {
      described: ({ subject }) => ({ subject }),
      draftKind: () => {
        throw new Problem(422, 'ASSESS_ON_ITS_PAGE');
      },
      edit: refuse('ASSESS_ON_ITS_PAGE'),
      papers: noPapers,
      preview: () => Promise.resolve(NO_PARTS),
    },
    request: {
      described: ({ subject }) => ({ subject }),
      draftKind: begun,
      edit: refuse('REQUEST_FORM_FIXED'),
      papers: async (manager, row, { paperWhilePaying }) =>
        (await stillPays(manager, row)) ? [paperWhilePaying] : [],
      preview: () => Promise.resolve(NO_PARTS),
    },
  };

/** The shape of a business; whoever asks need not know which it is. */
export function shapeOf<B extends Business>(business: B): Shape<B> {
  return SHAPES[business.shape] as unknown as Shape<B>;
}

function changesIn({ form }: SubmissionEntity): FieldsForm['changes'] {
  return (form as Partial<FieldsForm>).changes ?? {};
}

async function datedPart(
  manager: EntityManager,
  row: SubmissionEntity,
  { dated }: FieldsBusiness,
  now: Date,
): Promise<DatedPreview | null> {
  if (dated === undefined) return null;
  return previewDated(manager, dated, row.unitId, { changes: changesIn(row), now });
}

/** Who still pays in another unit is asked for with a paper. */
async function stillPays(
  manager: EntityManager,
  { memberId, unitId }: SubmissionEntity,
): Promise<boolean> {
  const account = await askedAccount(manager, memberId);
  return account !== null && standingOf(account, unitId) === 'paying';
}
