import { areaTexts } from '../../i18n/texts';

/** What is said before a register is sent, and of whom it was about afterwards. */
export const CHECK_TEXTS = areaTexts('register-check', {
  people: ['人数', 'People'],
  name: ['姓名', 'Name'],
  account: ['个人账号', 'Account'],
  checkTitle: ['核对后{{submit}}', 'Check, then: {{submit}}'],
  monthsThrough: ['{{month}} 至 {{last}}', '{{month}} to {{last}}'],
  editHead: ['修改{{what}}', 'Edit: {{what}}'],
  firstRows: ['前 {{n}} 条，共 {{all}} 条', 'First {{n}} of {{all}}'],
  checkNext: ['{{month}} 应汇缴', 'Due for {{month}}'],
  checkNextValue: ['{{n}} 人，{{amount}} 元', '{{n}} people, {{amount}} yuan'],
  checkRoute: ['审批流程', 'Approval'],
  routeNone: ['无需审批，提交后直接办理', 'None: posted at once'],
  checkBecause: ['为何需要', 'Why'],
  checkBecauseValue: ['需{{role}}：{{because}}', '{{role}}: {{because}}'],
  checkLargest: ['变化最大的人员', 'Largest changes'],
  baseBefore: ['调整前缴存基数', 'Base before'],
  baseAfter: ['调整后缴存基数', 'Base after'],
  monthlyChange: ['月缴存额变化', 'Monthly change'],
  percent: ['增减', 'Percent'],
  checkPapers: ['所需材料', 'Papers'],
  papersNone: ['无需上传材料', 'None'],
  checkLeftValue: [
    '{{n}} 条未勾选的数据不在本次提交之内',
    '{{n}} unticked row(s) are not part of this case',
  ],
  checkConflicts: ['现在还不能提交', 'This cannot be submitted yet'],
  edit: ['修改', 'Edit'],
  editMonth: ['修改生效年月', 'Edit the month'],
  editRows: ['修改清册', 'Edit the register'],
  back: ['返回修改', 'Back to edit'],
});
