/** The syntax of `.twin` files. docs/language.md gives the meaning. */
grammar Twin;

file: ';'* (item ';'*)* EOF;

item
    : headerItem | widthItem | atomicityItem | capItem | optionItem | hostItem | queuePairItem
    | processItem | failoverItem | alwaysItem | observeItem | expectItem
    ;

headerItem: 'protocol' name STRING?;
widthItem: 'width' expr;
atomicityItem: 'atomicity' name guarded?;
capItem: 'faults' 'total' expr guarded?;

optionItem: 'option' name '=' optionValue valueSet? relaxation? STRING?;
valueSet: 'in' '{' optionValue (','? optionValue)* '}';
relaxation: 'relaxed' optionValue;
optionValue: name | NUMBER;

alwaysItem: 'always' expr STRING?;
observeItem: 'observe' ('nothing' | place (',' place)*);

expectItem: 'expect' verdict (STRING (',' STRING)*)? ('with' setting (',' setting)*)?;
verdict: name ('-' name)?;
setting: name '=' optionValue;

/* Followed by a declaration that may be marked so: the declaration counts only under the condition. */
guarded: 'if' expr;

hostItem: 'host' name hostBody?;
hostBody: '{' ';'* (hostEntry ';'*)* '}';
hostEntry
    : 'nics' name (',' name)*                       # nicsEntry
    | name size? '=' expr                           # wordEntry
    | name size? '{' ';'* fieldInit ((',' | ';')* fieldInit)* ';'* '}'  # recordEntry
    ;
size: '[' expr ']';
fieldInit: name '=' expr;

queuePairItem: 'qp' name ':' name '->' name queuePairBody?;
queuePairBody: '{' ';'* (queuePairEntry ';'*)* '}';
queuePairEntry: queuePairFact guarded?;
queuePairFact
    : 'lanes' expr                                  # lanesFact
    | 'lane' expr ':' name '->' name                # laneFact
    | 'exactly' 'once'                              # exactlyOnceFact
    | 'placement' 'relaxed'                         # placementFact
    | 'reads' 'relaxed'                             # readsFact
    | 'receives' 'per' 'lane'                       # perLaneFact
    | 'receives' expr ('on' 'lane' expr)?           # receivesFact
    | 'rnr' ('error' | 'wait')                      # rnrFact
    | 'number' 'of' name                            # numberFact
    | 'connection' 'ids'                            # connectionIdsFact
    ;

processItem: 'daemon'? 'process' name 'on' name block;
block: '{' ';'* (statement ';'*)* '}';

statement
    : 'let' name '=' expr                           # letStatement
    | 'consume' place                               # consumeStatement
    | 'emit' expr (',' expr)*                       # emitStatement
    | 'await' 'one' awaitBody                       # awaitOneStatement
    | 'await' expr binding?                         # awaitStatement
    | 'if' expr block ('else' 'if' expr block)* ('else' block)?  # ifStatement
    | 'repeat' 'until' expr block                   # untilStatement
    | 'repeat' 'forever' block                      # foreverStatement
    | 'repeat' expr ('as' name)? block              # timesStatement
    | 'enter' name?                                 # enterStatement
    | 'leave' name?                                 # leaveStatement
    | place '=' fieldValues                         # recordStatement
    | place '=' expr                                # assignStatement
    | name '.' name arguments? suffix* target?      # verbStatement
    ;

awaitBody: '{' ';'* (branch ';'*)+ '}';
branch: 'when' guard block;
/* A guard `q.wait` or `q.poll_recv` has the form of a field. */
guard: 'timeout' | expr binding?;
binding: '->' name;
target: '->' place;
fieldValues: '{' ';'* fieldInit ((',' | ';')* fieldInit)* ';'* '}';

/* write write_imm read fadd cas send wait post_recv poll_recv revoke reset destroy */
arguments: '(' (argument (',' argument)*)? ')';
argument
    : 'from' place                                  # fromArgument
    | name '=' expr                                 # namedArgument
    | expr                                          # plainArgument
    ;
suffix
    : 'fenced'                                      # fencedSuffix
    | 'on' 'lane' expr                              # laneSuffix
    ;

failoverItem: 'failover' name (',' name)* failoverBody;
failoverBody: '{' ';'* (failoverEntry ';'*)* '}';
failoverEntry: failoverFact guarded?;
failoverFact
    : 'faults' expr                                 # faultsFact
    | 'nic' 'faults' expr                           # nicFaultsFact
    | 'losses' expr                                 # lossesFact
    | 'originals' ('bounded' | 'late')              # originalsFact
    | 'grant' 'probe'                               # grantProbeFact
    | 'grant' 'close'                               # grantCloseFact
    | 'grant' 'count' ('nic' | 'polled') 'closing'? # grantCountFact
    | 'log' name size? logOrder                     # logFact
    | 'on' 'error' orMove? 'each' name ruleBlock    # errorEachFact
    | 'on' 'error' orMove? ruleBlock                # errorFact
    | 'on' 'notice' ('in' | 'out' 'of') 'band' block  # noticeFact
    ;
orMove: 'or' 'move';
logOrder: 'in' 'one' 'step' | 'after' | 'before' | 'by' 'application';

ruleBlock: '{' ';'* (ruleStatement ';'*)* '}';
ruleStatement
    : 'resend' (subject (',' subject)*)? ('with' payload)? (binding ruleBlock)?  # resendRule
    | 'each' name ruleBlock                         # eachRule
    | 'complete' name ('with' payload)?             # completeRule
    | 'probe' place binding                         # probeRule
    | 'count' binding                               # countRule
    | 'close'                                       # closeRule
    | 'handshake'                                   # handshakeRule
    | 'abort'                                       # abortRule
    | 'let' name '=' expr                           # letRule
    | name '=' expr                                 # assignRule
    | 'if' expr ruleBlock ('else' 'if' expr ruleBlock)* ('else' ruleBlock)?  # ifRule
    ;
payload: fieldInit (',' fieldInit)* | expr;
/* A kind of request, or the name of the request at hand. */
subject: NAME | 'read' | 'write' | 'send';

expr: conjunction ('or' conjunction)*;
conjunction: negation ('and' negation)*;
negation: 'not' negation | comparison;
comparison
    : name 'is' subject (',' subject)*              # isComparison
    | sum (('==' | '!=' | '<' | '<=' | '>' | '>=') sum)?  # orderComparison
    ;
sum: product (('+' | '-') product)*;
product: primary (('*' | '/' | '%') primary)*;
primary
    : NUMBER                                        # numberPrimary
    | 'any' '(' expr ')'                            # anyPrimary
    | place                                         # placePrimary
    | '(' expr ')'                                  # nestedPrimary
    ;
place: name access*;
access: '[' expr ']' | '.' name;

/* All keywords but those that begin a declaration or a statement may be names too. */
name
    : NAME
    | 'width' | 'atomicity' | 'faults' | 'total' | 'in' | 'relaxed' | 'nothing' | 'with' | 'nics'
    | 'lanes' | 'lane' | 'exactly' | 'once' | 'placement' | 'reads' | 'receives' | 'rnr' | 'error'
    | 'wait' | 'on' | 'one' | 'until' | 'forever' | 'as' | 'timeout' | 'from' | 'fenced' | 'nic'
    | 'losses' | 'originals' | 'bounded' | 'late' | 'grant' | 'probe' | 'close' | 'count' | 'polled'
    | 'closing' | 'log' | 'notice' | 'out' | 'of' | 'band' | 'step' | 'after' | 'before' | 'by'
    | 'application' | 'resend' | 'complete' | 'handshake' | 'abort' | 'any' | 'is' | 'read' | 'write'
    | 'send' | 'move' | 'number' | 'connection' | 'ids'
    ;

NAME: [A-Za-z_] [A-Za-z_0-9]*;
/* Takes letters so that `12ab` is one bad number and not two tokens. */
NUMBER: [0-9] [A-Za-z_0-9]*;
STRING: '"' ~["\r\n]* '"';

COMMENT: '/*' .*? '*/' -> channel(HIDDEN);
LINE_COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
SPACE: [ \t\r\n\u000C\uFEFF]+ -> channel(HIDDEN);

/* Mistakes; the reader turns them into messages. */
OPEN_STRING: '"' ~["\r\n]*;
OPEN_COMMENT: '/*';
STRAY: .;
