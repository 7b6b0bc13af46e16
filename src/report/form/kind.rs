//! The forms that ship, what each is about, and how much it may show.

use crate::domain::schema::Disclosed;
use crate::domain::word::Word as _;
use crate::report::facts::Sight;
use crate::words;

words! {
    /// The forms that ship with a template; a policy may have others, with templates of its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FormKind {
        /// 客户抱怨处理表 (M-9.8, B-3.3).
        Handling = "handling-form",
        /// 登记追踪表 (M-9.4).
        Tracking = "tracking-list",
        /// 投诉记录表 (L-7, B-3.1, C-2).
        Record = "record",
        /// 催办单 (M-14).
        Reminder = "reminder",
        /// 洽办单 (M-14).
        Inquiry = "inquiry",
        /// 签呈 (M-9.12).
        Objection = "objection",
        /// 奖罚通知单 (M-12).
        Penalty = "penalty-notice",
        /// 人事公布单 (M-12).
        Personnel = "personnel-notice",
        /// 销货折让证明单 (M-13a).
        Allowance = "allowance-certificate",
        /// 成品退货单 (M-13b).
        Return = "return-note",
        /// 异常处理单 (M-3).
        Abnormality = "abnormality-note",
        /// 客户投诉案件统计表 (M-9.10).
        Statistics = "statistics",
        /// 产品质量信息返馈单 (F-3.1).
        Feedback = "feedback-form",
        /// 服务投诉记录单 (V-1).
        Service = "service-record",
        /// 顾客投诉登记表.
        Register = "register",
        /// 投诉处理结果通知 (L-7).
        Notice = "notice",
        /// 客户投诉处理通报 (L-6).
        Bulletin = "bulletin",
        /// 8D 报告, with the five whys.
        EightD = "eight-d",
        /// 客户调查表 (F-4).
        Survey = "survey",
    }
}

words! {
    /// What a form is about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum About named "form-about-" {
        /// One case.
        Case = "case",
        /// The complaints received in a month.
        Received = "received",
        /// The complaints closed in a month (M-9.10).
        Closed = "closed",
    }
}

impl FormKind {
    /// What it is about.
    pub fn about(self) -> About {
        match self {
            Self::Tracking => About::Received,
            Self::Statistics | Self::Bulletin => About::Closed,
            _ => About::Case,
        }
    }

    /// How much it may show: what goes to the customer shows nothing internal (M-9.11).
    pub fn sight(self) -> Sight {
        match self {
            Self::Notice | Self::Survey | Self::Allowance => Sight::Customer(Disclosed::Decided),
            _ => Sight::Internal,
        }
    }
}

words! {
    /// What has to be there before a form is written at all.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Occasion named "form-occasion-" {
        /// A limit has passed (M-14).
        Late = "late",
        /// A closed case overran a stage (M-14).
        Overrun = "overrun",
        /// A department objects (M-9.12).
        Objection = "objection",
        /// A sanction is in force (M-12).
        Sanction = "sanction",
        /// Somebody of ours pays (M-12).
        Deduction = "deduction",
        /// A decision may be told (M-9.11).
        Decision = "decision",
    }
}

/// What the form of this identifier waits for.
pub fn occasion(id: &str) -> Option<Occasion> {
    Some(match known(id)? {
        FormKind::Reminder => Occasion::Late,
        FormKind::Inquiry => Occasion::Overrun,
        FormKind::Objection => Occasion::Objection,
        FormKind::Personnel => Occasion::Sanction,
        FormKind::Penalty => Occasion::Deduction,
        FormKind::Notice => Occasion::Decision,
        _ => return None,
    })
}

/// What the form of this identifier is about.
pub fn about(id: &str) -> About {
    known(id).map_or(About::Case, FormKind::about)
}

/// How much the form of this identifier may show. Of one's own nobody knows who reads it.
pub fn sight(id: &str) -> Sight {
    known(id).map_or(Sight::Internal, FormKind::sight)
}

/// The shipped form of an identifier.
pub fn known(id: &str) -> Option<FormKind> {
    FormKind::from_word(id)
}
