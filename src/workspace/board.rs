//! One sitting at the board: what it shows is read anew when a file changed, and commands run
//! as they would from the shell.

use anyhow::Result;

use crate::domain::judge::next;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::listing::{Filter, ListRow, SortKey, listing};
use crate::safe;
use crate::ui::board::{Act, Board, Detail, Entry, LACKING, Screen};
use crate::ui::hints;
use crate::ui::list;
use crate::ui::names::Names;
use crate::ui::paint::Paint;
use crate::ui::problem::Problem;
use crate::workspace::case_page;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::subjects::going_on;

/// A sitting.
pub struct Session {
    board: Board,
    workspace: Workspace,
    state: u64,
    /// The case beside the list, and how wide its page is.
    told: Option<(String, u16)>,
}

impl Session {
    /// Reads the repository; what there is to say of it is said before the screen is taken.
    pub fn open(env: &mut Env) -> Result<Self> {
        let workspace = Workspace::open(env)?;
        let mut session = Self {
            board: Board::default(),
            state: workspace.repository.state(),
            workspace,
            told: None,
        };
        session.list(env)?;
        Ok(session)
    }

    /// Runs until the person ends it.
    pub fn run(&mut self, env: &mut Env) -> Result<()> {
        let paint = env.paint;
        let mut screen = Screen::open(env.layout.words, paint)?;
        loop {
            self.tell(env, screen.page_width(&self.board)?);
            screen.draw(&self.board)?;
            match screen.act(&mut self.board)? {
                Some(Act::Quit) => return Ok(()),
                Some(Act::Draw) => {}
                Some(Act::Run(command)) => {
                    drop(screen);
                    self.command(env, &command)?;
                    self.reload(env);
                    screen = Screen::open(env.layout.words, paint)?;
                }
                None => self.look(env),
            }
        }
    }

    /// Reads everything anew if a file changed.
    fn look(&mut self, env: &mut Env) {
        if self.workspace.repository.state() != self.state {
            self.reload(env);
        }
    }

    /// What cannot be read now is said; what was read before stays.
    fn reload(&mut self, env: &mut Env) {
        self.state = self.workspace.repository.state();
        env.clock = (env.world.clock)();
        let read = Workspace::open_at(env, self.workspace.repository.clone());
        let read = read.and_then(|workspace| {
            self.workspace = workspace;
            self.list(env)
        });
        if let Err(error) = read {
            self.board.message = Some(env.say(&problems::of(error).what));
        }
    }

    fn list(&mut self, env: &Env) -> Result<()> {
        let workspace = &self.workspace;
        let (subjects, left_out) = going_on(workspace)?;
        let open = Filter {
            open: Some(true),
            ..Filter::default()
        };
        let staff = &workspace.regulations.staff;
        let rows = listing(&subjects, staff, &open, SortKey::Urgency);
        let names = workspace.names(env);
        let entries = rows.iter().map(|row| entry(row, &names, workspace));
        self.board.load(entries.collect());
        let said = left_out
            .first()
            .map(|problem: &Problem| env.say(&problem.what));
        self.board.message = said.or(self.board.message.take());
        self.told = None;
        Ok(())
    }

    /// Puts the chosen case beside the list.
    fn tell(&mut self, env: &Env, width: u16) {
        let Some(number) = self.board.chosen().map(|entry| entry.number.clone()) else {
            return self.board.tell(Detail::default());
        };
        let wanted = Some((number, width));
        if self.told != wanted {
            let number = wanted.as_ref().map_or("", |(number, _)| number);
            match self.detail(env, number, width) {
                Ok(detail) => self.board.tell(detail),
                Err(error) => self.board.message = Some(env.say(&problems::of(error).what)),
            }
            self.told = wanted;
        }
    }

    /// Runs a command as the shell would, with what the board itself was given, and waits until its
    /// words were read.
    fn command(&mut self, env: &mut Env, line: &str) -> Result<()> {
        let Some(words) = shlex::split(line) else {
            self.board.message = Some(env.say(&msg!("board-quotes", command = line)));
            return Ok(());
        };
        env.show(&safe!("$ complaint {}\n", line))?;
        env.out.flush()?;
        (env.world.again)(&[self.globals(env), words].concat())?;
        env.remark(&msg!("board-back"))?;
        let mut byte = [0];
        while env.input.read(&mut byte)? == 1 && byte != *b"\n" {}
        Ok(())
    }

    fn globals(&self, env: &Env) -> Vec<String> {
        let root = self.workspace.repository.root().to_string_lossy();
        let lang = env.lang().word();
        let given = [
            ("--root", Some(root.as_ref())),
            ("--lang", Some(lang)),
            ("--by", env.by.as_deref()),
            ("--as-of", env.as_of.as_deref()),
        ];
        let given = given
            .into_iter()
            .filter_map(|(flag, value)| Some(format!("{flag}={}", value?)));
        given.collect()
    }

    fn detail(&self, env: &Env, number: &str, width: u16) -> Result<Detail> {
        let workspace = &self.workspace;
        let record = workspace.record(env, number)?;
        let judged = workspace.judge(&record)?;
        let names = workspace.names(env);
        case_page::with(&judged, names, (env.shape, workspace.now), |sheet| {
            let (case, policy) = (sheet.case, sheet.policy);
            let steps = next::commands(case, policy, sheet.names.staff, Some(sheet.calendar));
            let steps = hints::all_whole(sheet.shape, &steps).into_iter();
            let called = steps.map(|call| {
                let call = hints::marked(sheet.shape, &call, LACKING);
                call.trim_start_matches("complaint ").to_owned()
            });
            Ok(Detail {
                next: called.collect(),
                page: crate::ui::show::page(sheet, Some(width), Paint::new(false)).into_string(),
            })
        })
    }
}

fn entry(row: &ListRow, names: &Names, workspace: &Workspace) -> Entry {
    let status = names.words.say(&row.status.named());
    let more = row.title.iter().chain([&status]);
    let name = row.customer.as_ref().or(row.title.as_ref());
    Entry {
        number: row.number.clone(),
        name: name.cloned().unwrap_or_default(),
        owner: names.who(&row.owner),
        left: list::standing(row, names, workspace.now),
        more: more.map(String::as_str).collect::<Vec<_>>().join(" "),
    }
}
