import { handOver } from "./handOver";

// What each platform is reported to do stands with its sources in handOver.ts.
test.each([
  ["PC", { downloads: true, mailLinks: false, exports: true }],
  ["Mac", { downloads: false, mailLinks: true, exports: false }],
  ["OfficeOnline", { downloads: true, mailLinks: true, exports: false }],
  ["iOS", { downloads: false, mailLinks: false, exports: false }],
  ["Android", { downloads: false, mailLinks: false, exports: false }],
  ["Universal", { downloads: false, mailLinks: false, exports: false }],
  ["", { downloads: false, mailLinks: false, exports: false }],
])("what %s hands over", (platform, expected) => expect(handOver(platform)).toEqual(expected));
