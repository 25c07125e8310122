/** Surnames with their share in thousandths of the population, after the Ministry of Public Security's name reports. */
const SURNAMES: readonly [surname: string, share: number][] = [
  ['王', 75], ['李', 74], ['张', 70], ['刘', 54], ['陈', 46], ['杨', 31], ['黄', 24], ['赵', 23], ['周', 21], ['吴', 21],
  ['徐', 18], ['孙', 18], ['朱', 15], ['马', 15], ['胡', 14], ['郭', 13], ['林', 13], ['何', 12], ['高', 12], ['梁', 11],
  ['郑', 11], ['罗', 10], ['宋', 10], ['谢', 9], ['唐', 9], ['韩', 9], ['曹', 8], ['许', 8], ['邓', 8], ['萧', 7],
  ['冯', 7], ['曾', 7], ['程', 7], ['蔡', 6], ['彭', 6], ['潘', 6], ['袁', 6], ['于', 6], ['董', 6], ['余', 6],
  ['苏', 5], ['叶', 5], ['吕', 5], ['魏', 5], ['蒋', 5], ['田', 5], ['杜', 5], ['丁', 5], ['沈', 4], ['姜', 4],
  ['范', 4], ['江', 4], ['傅', 4], ['钟', 4], ['卢', 4], ['汪', 4], ['戴', 4], ['崔', 4], ['任', 4], ['陆', 3],
  ['廖', 3], ['姚', 3], ['方', 3], ['金', 3], ['邱', 3], ['夏', 3], ['谭', 3], ['韦', 3], ['贾', 3], ['邹', 3],
  ['石', 3], ['熊', 3], ['孟', 3], ['秦', 3], ['阎', 2], ['薛', 2], ['侯', 2], ['雷', 2], ['白', 2], ['龙', 2],
  ['段', 2], ['郝', 2], ['孔', 2], ['邵', 2], ['史', 2], ['毛', 2], ['常', 2], ['万', 2], ['顾', 2], ['赖', 2],
  ['武', 2], ['康', 2], ['贺', 2], ['严', 2], ['尹', 2], ['钱', 2], ['施', 2], ['牛', 2], ['洪', 2], ['龚', 2],
  ['欧阳', 1], ['上官', 1], ['司马', 1], ['诸葛', 1],
];

const MALE = '伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林博峰东亮志建国文海江成康星光天达安岩中茂进胜学祥才发武新利清彬富顺信子昌庆诚先敬震振壮会思群豪心邦承乐绍功松善厚磐';
const FEMALE = '芳娜敏静丽艳娟霞秀燕玲桂英红玉萍华慧雪琳梅莉兰翠琴云洁莲真环荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞巧美惠珠雅芝茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓仪荷丹蓉眉君蕊薇菁梦岚苑馨';
const MIDDLE = '小晓文建志国海春玉秀雪思子家俊明振永立庆学新世德金长少成光宏佳梓雨嘉欣一';

/** Two characters a slot, padded, so that SQL can cut the same slot from the same text. */
export const SURNAME_SLOTS = SURNAMES.map(([surname, share]) => surname.padEnd(2).repeat(share)).join('');
export const SURNAME_COUNT = SURNAME_SLOTS.length / 2;

/** Slots of the middle character; the last quarter is empty: names of two characters. */
export const MIDDLE_SLOTS = MIDDLE.padEnd(Math.ceil((MIDDLE.length * 4) / 3));
export const MALE_SLOTS = MALE;
export const FEMALE_SLOTS = FEMALE;
