import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";

declare("SettingCollection", {
  items: (workbook) =>
    [...workbook.settings.keys()].map((key) => new HostObject("Setting", { workbook, key })),
  item: (workbook, key) => {
    if (!workbook.settings.has(String(key))) throw itemNotFound(`setting ${String(key)}`);
    return new HostObject("Setting", { workbook, key: String(key) });
  },
  methods: {
    Add: (workbook, [key, value]) => {
      if (typeof key !== "string" || key === "") throw invalidArgument("a setting needs a key");
      workbook.settings.set(key, value);
      return new HostObject("Setting", { workbook, key });
    },
  },
});

declare("Setting", {
  identity: "_Id",
  properties: {
    _Id: readOnly(({ key }) => key),
    Key: readOnly(({ key }) => key),
    Value: {
      read: ({ workbook, key }) => workbook.settings.get(key),
      write: ({ workbook, key }, value) => {
        workbook.settings.set(key, value);
      },
    },
  },
  methods: {
    Delete: ({ workbook, key }) => {
      workbook.settings.delete(key);
    },
  },
});

declare("WorksheetCustomPropertyCollection", {
  items: ({ sheet }) =>
    [...sheet.customProperties.keys()].map(
      (key) => new HostObject("WorksheetCustomProperty", { sheet, key }),
    ),
  item: ({ sheet }, key) => {
    const found = [...sheet.customProperties.keys()].find(
      (each) => each.toLowerCase() === String(key).toLowerCase(),
    );
    if (found === undefined) throw itemNotFound(`custom property ${String(key)} of ${sheet.name}`);
    return new HostObject("WorksheetCustomProperty", { sheet, key: found });
  },
  methods: {
    Add: ({ sheet }, [key, value]) => {
      if (typeof key !== "string" || key === "" || typeof value !== "string")
        throw invalidArgument("custom property");
      sheet.customProperties.set(key, value);
      return new HostObject("WorksheetCustomProperty", { sheet, key });
    },
  },
});

declare("WorksheetCustomProperty", {
  identity: "_Id",
  properties: {
    _Id: readOnly(({ key }) => key),
    Key: readOnly(({ key }) => key),
    Value: {
      read: ({ sheet, key }) => sheet.customProperties.get(key),
      write: ({ sheet, key }, value) => {
        sheet.customProperties.set(key, String(value));
      },
    },
  },
  methods: {
    Delete: ({ sheet, key }) => {
      sheet.customProperties.delete(key);
    },
  },
});
