import type { WorkbookModel } from "../../model";
import type { Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";

type TextProperty = Exclude<
  keyof WorkbookModel["properties"],
  "custom" | "lastAuthor" | "created" | "revisionNumber"
>;

function text(key: TextProperty): Property<WorkbookModel> {
  return {
    read: (model) => model.properties[key],
    write: (model, value) => {
      model.properties[key] = String(value);
    },
  };
}

declare("DocumentProperties", {
  properties: {
    Title: text("title"),
    Subject: text("subject"),
    Author: text("author"),
    Keywords: text("keywords"),
    Comments: text("comments"),
    Category: text("category"),
    Company: text("company"),
    Manager: text("manager"),
    LastAuthor: readOnly((model) => model.properties.lastAuthor ?? model.properties.author),
    RevisionNumber: {
      read: (model) => model.properties.revisionNumber ?? 0,
      write: (model, value) => {
        if (typeof value !== "number") throw invalidArgument(`revision ${String(value)}`);
        model.properties.revisionNumber = value;
      },
    },
    // A workbook that no file was read for is made when one first asks.
    CreationDate: readOnly((model) => (model.properties.created ??= new Date().toISOString())),
  },
  links: { Custom: (model) => new HostObject("CustomPropertyCollection", model) },
});

/** Excel's longest names and texts of custom properties (CustomPropertyCollection.add in the API reference). */
const LONGEST = 255;

function checkText(value: unknown): string {
  if (typeof value !== "string" || value === "" || value.length > LONGEST)
    throw invalidArgument("custom property");
  return value;
}

function checkValue(value: unknown): string | number | boolean {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return checkText(value);
}

declare("CustomPropertyCollection", {
  items: (workbook) =>
    [...workbook.properties.custom.keys()].map((key) => new HostObject("CustomProperty", { workbook, key })),
  item: (workbook, key) => {
    const found = [...workbook.properties.custom.keys()].find(
      (each) => each.toLowerCase() === String(key).toLowerCase(),
    );
    if (found === undefined) throw itemNotFound(`custom property ${String(key)}`);
    return new HostObject("CustomProperty", { workbook, key: found });
  },
  methods: {
    Add: (workbook, [key, value]) => {
      workbook.properties.custom.set(checkText(key), checkValue(value));
      return new HostObject("CustomProperty", { workbook, key: String(key) });
    },
    DeleteAll: (workbook) => workbook.properties.custom.clear(),
  },
});

const TYPES: Record<string, string> = { number: "Number", boolean: "Boolean", string: "String" };

declare("CustomProperty", {
  identity: "Key",
  properties: {
    Key: readOnly(({ key }) => key),
    Value: {
      read: ({ workbook, key }) => workbook.properties.custom.get(key),
      write: ({ workbook, key }, value) => {
        workbook.properties.custom.set(key, checkValue(value));
      },
    },
    Type: readOnly(({ workbook, key }) => TYPES[typeof workbook.properties.custom.get(key)]),
  },
  methods: {
    Delete: ({ workbook, key }) => {
      workbook.properties.custom.delete(key);
    },
  },
});
