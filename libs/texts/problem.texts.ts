import type { Texts } from '#libs/texts/text';

/** What the platform refuses whatever the business: shapes, limits, sessions. */
export const PROBLEM_TEXTS = {
  MALFORMED_REQUEST: { zh: '请求内容无法识别', en: 'The request cannot be read' },
  NOT_FOUND: { zh: '没有找到您要的内容', en: 'Nothing is found here' },
  NOT_ALLOWED: { zh: '您没有进行这项操作的权限', en: 'Your role does not include this' },
  NOT_ACCEPTABLE: { zh: '不支持所要求的格式', en: 'The format asked for is not offered' },
  BODY_TOO_LARGE: { zh: '提交的内容过大', en: 'The content sent is too large' },
  CONTENT_TYPE_REFUSED: { zh: '不支持这种内容类型', en: 'This content type is not accepted' },
  TOO_MANY_REQUESTS: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  UNAVAILABLE: {
    zh: '服务暂时不可用，请稍后再试',
    en: 'Unavailable for the moment; try again later',
  },
  QUEUE_LONG: {
    zh: '正在处理的文件较多，请过{seconds}秒再上传',
    en: 'Many files are being dealt with; send yours again in {seconds} seconds',
  },
  UPLOADS_TOO_MANY: {
    zh: '本单位同时上传的文件不能超过{max}个，请稍后再试',
    en: 'At most {max} files at once; try again shortly',
  },
  BODY_TOO_SLOW: {
    zh: '上传太慢或已中断，请检查网络后重新上传',
    en: 'The upload was too slow; check the line and send it again',
  },
  BODY_BROKEN_OFF: { zh: '上传中断，请重新上传', en: 'The upload broke off; send it again' },
  UNFORESEEN: {
    zh: '系统出现问题，请稍后重试；如仍不成功，请向中心提供问题编号',
    en: 'Something went wrong; try again, or give the centre the correlation id',
  },
  CONTENT_DIGEST_REQUIRED: {
    zh: '缺少文件校验值（Content-Digest: sha-256）',
    en: 'Content-Digest with sha-256 is required',
  },
  CONTENT_DIGEST_WRONG: {
    zh: '文件在传输中发生变化，请重新上传',
    en: 'The file changed on its way; upload it again',
  },
  FILE_NAME_REQUIRED: { zh: '缺少文件名（X-File-Name）', en: 'X-File-Name is required' },
  SHAPE_INVALID: {
    zh: '有内容填写不正确，请按提示修改',
    en: 'Some of the content is not right; see each field',
  },
  SHAPE_REQUIRED: { zh: '必填', en: 'Required' },
  SHAPE_UNKNOWN_FIELD: { zh: '不接受这个项目', en: 'No such field is accepted' },
  SHAPE_TOO_SHORT: { zh: '长度不足', en: 'Too short' },
  SHAPE_TOO_LONG: { zh: '超过长度限制', en: 'Too long' },
  SHAPE_LENGTH: { zh: '长度不符合要求', en: 'Wrong length' },
  SHAPE_TOO_MANY: { zh: '数量超过限制', en: 'Too many' },
  SHAPE_TOO_SMALL: { zh: '小于允许的最小值', en: 'Below the least value allowed' },
  SHAPE_TOO_LARGE: { zh: '大于允许的最大值', en: 'Above the greatest value allowed' },
  SHAPE_NOT_TEXT: { zh: '应为文字', en: 'Must be text' },
  SHAPE_NOT_INTEGER: { zh: '应为整数', en: 'Must be a whole number' },
  SHAPE_NOT_NUMBER: { zh: '应为数字', en: 'Must be a number' },
  SHAPE_NOT_BOOLEAN: { zh: '应为是或否', en: 'Must be true or false' },
  SHAPE_NOT_LIST: { zh: '应为列表', en: 'Must be a list' },
  SHAPE_NOT_LISTED: { zh: '不在可选范围内', en: 'Not one of the listed values' },
  SHAPE_MALFORMED: { zh: '格式不正确', en: 'Malformed' },
} as const satisfies Texts;
