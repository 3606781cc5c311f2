import { formatArea } from "../../address";
import type { CommentModel, RemarkModel } from "../../model";
import { rangeArgument, rangeObject } from "../addressing";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { EventType, raiseComment, WORKBOOK_TARGET } from "../events";
import { checkAllowed } from "../protection";
import { registration } from "../registrations";
import type { CommentTarget, ReplyTarget, ScopeTarget } from "../targets";

function all({ workbook, sheet }: ScopeTarget): CommentTarget[] {
  const sheets = sheet === null ? workbook.sheets : [sheet];
  return sheets.flatMap((each) => each.comments.map((comment) => ({ sheet: each, comment })));
}

/** What a text and its content type make; a text with mentions comes as Excel.CommentRichContent. */
function contentOf(
  content: unknown,
  type: unknown,
): Pick<RemarkModel, "content" | "richContent" | "mentions" | "contentType"> {
  if (type === "Mention") {
    const { richContent, mentions } = (content ?? {}) as { richContent?: unknown; mentions?: unknown };
    if (typeof richContent !== "string" || !Array.isArray(mentions))
      throw invalidArgument("mentioned people");
    const plain = richContent.replace(/<at id="\d+">(.*?)<\/at>/g, "$1");
    return { content: plain, richContent, mentions: mentions as unknown[], contentType: "Mention" };
  }
  if (typeof content !== "string" || content === "") throw invalidArgument("a comment needs a text");
  return { content, richContent: content, mentions: [], contentType: "Plain" };
}

function remark(content: unknown, type: unknown, call: Call): RemarkModel {
  const written = contentOf(content, type);
  const created = new Date().toISOString();
  return { id: call.host.nextId(), author: call.session.person, created, ...written };
}

/** CommentCollection.add: one comment a cell. */
function add(scope: ScopeTarget, [address, content, type]: readonly unknown[], call: Call): HostObject {
  const active = scope.sheet ?? call.host.sheet(call.host.viewOf(call.session).activeSheetId);
  const { sheet, area } = rangeArgument(address, active, call);
  checkAllowed(sheet, "allowEditObjects");
  if (area.rows * area.columns !== 1)
    throw invalidArgument(`a comment stands in one cell, not ${formatArea(area)}`);
  if (commentAt(sheet.comments, area) !== undefined)
    throw invalidArgument(`${formatArea(area)} has a comment`);
  const comment = { ...remark(content, type, call), area: { ...area }, resolved: false, replies: [] };
  sheet.comments.push(comment);
  raiseComment(call, EventType.CommentAdded, sheet, comment);
  return new HostObject("Comment", { sheet, comment });
}

function commentAt(comments: readonly CommentModel[], cell: { top: number; left: number }) {
  return comments.find(({ area }) => area.top === cell.top && area.left === cell.left);
}

function byCell(scope: ScopeTarget, address: unknown, call: Call): HostObject {
  const active = scope.sheet ?? call.host.sheet(call.host.viewOf(call.session).activeSheetId);
  const { sheet, area } = rangeArgument(address, active, call);
  const comment = commentAt(sheet.comments, area);
  if (comment === undefined) throw itemNotFound(`${formatArea(area)} has no comment`);
  return new HostObject("Comment", { sheet, comment });
}

function found(target: CommentTarget | undefined, key: unknown): HostObject {
  if (target === undefined) throw itemNotFound(`comment ${String(key)}`);
  return new HostObject("Comment", target);
}

const where = ({ sheet }: ScopeTarget) => sheet?.id ?? WORKBOOK_TARGET;

declare("CommentCollection", {
  items: (scope) => all(scope).map((target) => new HostObject("Comment", target)),
  item: (scope, key) =>
    found(
      all(scope).find(({ comment }) => comment.id === String(key)),
      key,
    ),
  methods: {
    Add: add,
    GetItemByCell: (scope, [address], call) => byCell(scope, address, call),
    GetItemByReplyId: (scope, [id]) =>
      found(
        all(scope).find(({ comment }) => comment.replies.some((reply) => reply.id === id)),
        id,
      ),
    ...registration("AddedEvent", EventType.CommentAdded, where),
    ...registration("ChangedEvent", EventType.CommentChanged, where),
    ...registration("DeletedEvent", EventType.CommentDeleted, where),
  },
});

/** What comments and replies have in common. */
function remarkProperties<T extends CommentTarget>(
  of: (target: T) => RemarkModel,
  changed: string,
): Record<string, Property<T>> {
  return {
    Id: readOnly((target) => of(target).id),
    Content: {
      read: (target) => of(target).content,
      write: (target, value, call) => {
        Object.assign(of(target), contentOf(value, "Plain"));
        raiseComment(call, EventType.CommentChanged, target.sheet, target.comment, changed);
      },
    },
    AuthorName: readOnly((target) => of(target).author),
    AuthorEmail: readOnly(() => ""),
    CreationDate: readOnly((target) => of(target).created),
    RichContent: readOnly((target) => of(target).richContent),
    Mentions: readOnly((target) => of(target).mentions),
    ContentType: readOnly((target) => of(target).contentType),
  };
}

function updateMentions<T extends CommentTarget>(of: (target: T) => RemarkModel) {
  return (target: T, [content]: readonly unknown[], call: Call): void => {
    Object.assign(of(target), contentOf(content, "Mention"));
    raiseComment(call, EventType.CommentChanged, target.sheet, target.comment, "CommentEdited");
  };
}

declare("Comment", {
  identity: "Id",
  properties: {
    ...remarkProperties(({ comment }: CommentTarget) => comment, "CommentEdited"),
    Resolved: {
      read: ({ comment }) => comment.resolved,
      write: ({ sheet, comment }, value, call) => {
        comment.resolved = value === true;
        const change = comment.resolved ? "CommentResolved" : "CommentReopened";
        raiseComment(call, EventType.CommentChanged, sheet, comment, change);
      },
    },
  },
  links: { Replies: (target) => new HostObject("CommentReplyCollection", target) },
  methods: {
    GetLocation: ({ sheet, comment }) => rangeObject(sheet, { ...comment.area }),
    UpdateMentions: updateMentions(({ comment }: CommentTarget) => comment),
    Delete: ({ sheet, comment }, _, call) => {
      checkAllowed(sheet, "allowEditObjects");
      sheet.comments.splice(sheet.comments.indexOf(comment), 1);
      raiseComment(call, EventType.CommentDeleted, sheet, comment);
    },
  },
});

function replyObject({ sheet, comment }: CommentTarget, reply: RemarkModel): HostObject {
  return new HostObject("CommentReply", { sheet, comment, reply });
}

declare("CommentReplyCollection", {
  items: (target) => target.comment.replies.map((reply) => replyObject(target, reply)),
  item: (target, key) => {
    const reply = target.comment.replies.find(({ id }) => id === String(key));
    if (reply === undefined) throw itemNotFound(`reply ${String(key)}`);
    return replyObject(target, reply);
  },
  methods: {
    Add: (target, [content, type], call) => {
      const reply = remark(content, type, call);
      target.comment.replies.push(reply);
      raiseComment(call, EventType.CommentChanged, target.sheet, target.comment, "ReplyAdded");
      return replyObject(target, reply);
    },
  },
});

declare("CommentReply", {
  identity: "Id",
  properties: {
    ...remarkProperties(({ reply }: ReplyTarget) => reply, "ReplyEdited"),
    Resolved: readOnly(({ comment }) => comment.resolved),
  },
  methods: {
    GetLocation: ({ sheet, comment }) => rangeObject(sheet, { ...comment.area }),
    GetParentComment: ({ sheet, comment }) => new HostObject("Comment", { sheet, comment }),
    UpdateMentions: updateMentions(({ reply }: ReplyTarget) => reply),
    Delete: ({ sheet, comment, reply }, _, call) => {
      comment.replies.splice(comment.replies.indexOf(reply), 1);
      raiseComment(call, EventType.CommentChanged, sheet, comment, "ReplyDeleted");
    },
  },
});
