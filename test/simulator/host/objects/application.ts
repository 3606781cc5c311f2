import { separatorsOf } from "../locales";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument } from "../errors";

declare("Application", {
  properties: {
    CalculationMode: {
      read: (model) => model.calculationMode,
      write: (model, value) => {
        if (value !== "Automatic" && value !== "AutomaticExceptTables" && value !== "Manual") {
          throw invalidArgument(`calculation mode ${String(value)}`);
        }
        model.calculationMode = value;
      },
    },
    CalculationState: readOnly(() => "Done"),
    CalculationEngineVersion: readOnly(() => 191029),
    DecimalSeparator: readOnly((_, { host }) => separatorsOf(host.locale).decimal),
    ThousandsSeparator: readOnly((_, { host }) => separatorsOf(host.locale).group),
    UseSystemSeparators: readOnly(() => true),
  },
  links: { CultureInfo: (model) => new HostObject("CultureInfo", model) },
  methods: {
    CreateWorkbook: (_, [file], { host }) => {
      const base64 = typeof file === "string" ? file : null;
      if (base64 !== null) host.others.workbookOf(base64, "Application.CreateWorkbook");
      return new HostObject("WorkbookCreated", { id: host.nextId(), base64 });
    },
    Calculate: (_, [type], { host }) => host.calculate(type === "Full" || type === "FullRebuild"),
    SuspendApiCalculationUntilNextSync: (_, __, { host }) => {
      host.calculationSuspended = true;
    },
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

declare("WorkbookCreated", {
  properties: { Id: readOnly(({ id }) => id) },
  methods: { Open: ({ base64 }, _, { host }) => host.others.open(base64) },
});

declare("CultureInfo", {
  properties: { Name: readOnly((_, { host }) => host.locale) },
  links: {
    NumberFormat: (model) => new HostObject("NumberFormatInfo", model),
    DatetimeFormat: (model) => new HostObject("DatetimeFormatInfo", model),
  },
});

declare("NumberFormatInfo", {
  properties: {
    NumberDecimalSeparator: readOnly((_, { host }) => separatorsOf(host.locale).decimal),
    NumberGroupSeparator: readOnly((_, { host }) => separatorsOf(host.locale).group),
  },
});

declare("DatetimeFormatInfo", {
  properties: {
    DateSeparator: readOnly(() => "/"),
    ShortDatePattern: readOnly((_, { host }) =>
      host.locale.startsWith("en-US") ? "M/d/yyyy" : "dd/MM/yyyy",
    ),
    LongDatePattern: readOnly((_, { host }) =>
      host.locale.startsWith("en") ? "dddd, MMMM d, yyyy" : "dddd d MMMM yyyy",
    ),
    TimeSeparator: readOnly(() => ":"),
    LongTimePattern: readOnly((_, { host }) => (host.locale.startsWith("en-US") ? "h:mm:ss tt" : "HH:mm:ss")),
  },
});
