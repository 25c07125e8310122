import type { EntityManager } from 'typeorm';
import type { FieldsBusiness } from '#libs/businesses/business';
import type { ReceiptSection } from '#libs/documents/receipt-view';
import { shownValue } from '#libs/businesses/shown-value';
import { labelsOf } from '#libs/persistence/cases/case-queries';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { memberNameOf, postedChangesOf } from '#libs/persistence/documents/receipt-queries';

const EMPTY = '（空）';

/** What a fields business changed: each posted change with its old and new value, codes as words, masks applied. */
export async function changesSection(
  manager: EntityManager,
  business: FieldsBusiness,
  submission: SubmissionEntity,
): Promise<ReceiptSection> {
  const changes = await postedChangesOf(manager, submission.businessNo);
  const fields = new Map(business.fields.map((field) => [field.name, field]));
  const labels = await labelsOf(manager);
  const rows = changes.map((change, at) => {
    const field = fields.get(change.field);
    const shown = (value: string) =>
      value === '' ? EMPTY : field === undefined ? value : shownValue(field, value, labels).zh;
    return [
      String(at + 1),
      field?.label.zh ?? change.field,
      shown(change.before),
      shown(change.after),
    ];
  });
  return {
    title: '变更内容',
    facts: await memberFacts(manager, submission),
    sums: [],
    table: {
      columns: [
        { title: '序号', align: 'centre' },
        { title: '项目', align: 'left' },
        { title: '变更前', align: 'left' },
        { title: '变更后', align: 'left' },
      ],
      rows,
    },
    note: '',
  };
}

async function memberFacts(manager: EntityManager, submission: SubmissionEntity) {
  const accountNo = submission.form['memberAccountNo'];
  if (typeof accountNo !== 'string') return [];
  return [
    { label: '个人账号', value: accountNo },
    { label: '缴存人姓名', value: await memberNameOf(manager, submission.unitId, accountNo) },
  ];
}
