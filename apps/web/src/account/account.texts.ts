import { areaTexts } from '../i18n/texts';

export const ACCOUNT_TEXTS = areaTexts('account', {
  password: ['修改密码', 'Change password'],
  current: ['原密码', 'Current password'],
  next: ['新密码', 'New password'],
  again: ['确认新密码', 'New password again'],
  rules: [
    '至少 10 位，含大写字母、小写字母、数字、符号中的三类，不含登录名称。',
    'At least 10 characters of three kinds (upper, lower, digits, symbols), without the login name.',
  ],
  missing: ['请填写{{field}}', 'Enter: {{field}}'],
  different: ['两次输入的新密码不一致', 'The two new passwords differ'],
  same: ['新密码不能与原密码相同', 'The new password must differ from the current one'],
  toFix: ['请先更正以下内容', 'Please correct the following'],
  save: ['确定', 'OK'],
  saved: ['密码已修改，其他设备上的登录已退出', 'Password changed; other sign-ins have ended'],
  sessions: ['登录记录', 'Sign-ins'],
  sessionsHelp: [
    '以下设备目前登录着您的账号。发现不是本人的登录，请结束它并修改密码。',
    'These devices are signed in as you. End one that is not yours, and change your password.',
  ],
  device: ['设备', 'Device'],
  address: ['地址', 'Address'],
  since: ['登录时间', 'Signed in'],
  seen: ['最近操作', 'Last seen'],
  acts: ['操作', 'Action'],
  thisOne: ['本机', 'This device'],
  end: ['结束', 'End'],
  endOne: ['结束 {{address}} 的登录', 'End the sign-in at {{address}}'],
  endOthers: ['结束其他全部登录', 'End all others'],
  ended: ['已结束', 'Ended'],
});
