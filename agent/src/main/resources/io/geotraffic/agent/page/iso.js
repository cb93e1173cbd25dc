// ISO 3166-1: the numeric code is the map's, the one of two letters the metrics'.

/** Those that have a shape in the geometry. */
const SHAPES =
  "004AF 008AL 010AQ 012DZ 024AO 031AZ 032AR 036AU 040AT 044BS 050BD 051AM 056BE 064BT 068BO 070BA 072BW " +
  "076BR 084BZ 090SB 096BN 100BG 104MM 108BI 112BY 116KH 120CM 124CA 140CF 144LK 148TD 152CL 156CN 158TW " +
  "170CO 178CG 180CD 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 214DO 218EC 222SV 226GQ 231ET 232ER 233EE " +
  "238FK 242FJ 246FI 250FR 260TF 262DJ 266GA 268GE 270GM 275PS 276DE 288GH 300GR 304GL 320GT 324GN 328GY " +
  "332HT 340HN 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP 398KZ 400JO 404KE " +
  "408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 440LT 442LU 450MG 454MW 458MY 466ML 478MR " +
  "484MX 496MN 498MD 499ME 504MA 508MZ 512OM 516NA 524NP 528NL 540NC 548VU 554NZ 558NI 562NE 566NG 578NO " +
  "586PK 591PA 598PG 600PY 604PE 608PH 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 682SA 686SN " +
  "688RS 694SL 703SK 704VN 705SI 706SO 710ZA 716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY " +
  "762TJ 764TH 768TG 780TT 784AE 788TN 792TR 795TM 800UG 804UA 807MK 818EG 826GB 834TZ 840US 854BF 858UY " +
  "860UZ 862VE 887YE 894ZM";

/** Those that are too small for it, or within another country's shape: degrees east and north. */
const PLACES =
  "AD1.6,42.5 AG-61.8,17.1 AI-63.1,18.2 AS-170.7,-14.3 AW-70,12.5 AX19.9,60.2 BB-59.6,13.2 BH50.5,26.1 " +
  "BL-62.8,17.9 BM-64.8,32.3 BQ-68.3,12.2 BV3.4,-54.4 CC96.8,-12.2 CK-159.8,-21.2 CV-23.6,15.1 CW-69,12.2 " +
  "CX105.7,-10.5 DM-61.4,15.4 FM158.2,6.9 FO-7,62.1 GD-61.7,12.1 GF-53.1,3.9 GG-2.6,49.5 GI-5.3,36.1 " +
  "GP-61.5,16.2 GS-36.7,-54.4 GU144.8,13.4 HK114.2,22.4 HM73.5,-53.1 IM-4.5,54.2 IO72.4,-7.4 JE-2.1,49.2 " +
  "KI-157.4,1.8 KM43.3,-11.7 KN-62.8,17.3 KY-81.3,19.3 LC-61,13.9 LI9.5,47.1 MC7.4,43.7 MF-63.1,18.1 " +
  "MH171.2,7.1 MO113.6,22.1 MP145.7,15.2 MQ-61,14.6 MS-62.2,16.7 MT14.4,35.9 MU57.6,-20.3 MV73.5,4.2 " +
  "NF168,-29 NR166.9,-0.5 NU-169.9,-19 PF-149.4,-17.7 PM-56.3,47 PN-128.3,-24.4 PW134.6,7.5 RE55.5,-21.1 " +
  "SC55.5,-4.7 SG103.8,1.4 SH-5.7,-16 SJ16,78.6 SM12.4,43.9 ST6.6,0.2 SX-63.1,18 TC-71.7,21.8 " +
  "TK-171.8,-9.2 TO-175.2,-21.2 TV179.2,-8.5 UM-162.1,5.9 VA12.5,41.9 VC-61.2,13.3 VG-64.6,18.4 " +
  "VI-64.8,17.7 WF-176.2,-13.3 WS-172.4,-13.6 YT45.2,-12.8";

/** Has no numeric code, and a code of two letters that all databases use. */
const KOSOVO = "XK";

const CODES = new Map(SHAPES.split(" ").map((entry) => [entry.slice(0, 3), entry.slice(3)]));

export const places = new Map(
  PLACES.split(" ").map((entry) => [entry.slice(0, 2), entry.slice(2).split(",").map(Number)]),
);

/** Of a country of the geometry; undefined where ISO has none. */
export function codeOf({ id, properties }) {
  return CODES.get(id) ?? (properties.name === "Kosovo" ? KOSOVO : undefined);
}

/** All that are somewhere on the map. */
export const mapped = new Set([...CODES.values(), KOSOVO, ...places.keys()]);

const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
const OTHERS = new Map([["UNKNOWN", "Unknown"], ["PRIVATE", "Private"]]);

/** What people call it: a country's name, or the label that stands in its place. */
export function nameOf(code) {
  return OTHERS.get(code) ?? (/^[A-Z]{2}$/.test(code) ? names.of(code) : code);
}
